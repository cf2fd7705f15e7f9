package dev.covector.codegen.jvm.routine;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.function.LongConsumer;

/** Memory for copies of operands: one block a thread, kept for the next call, and one of its own for a large copy. */
final class Scratch {
    private static final long KEPT = 64L << 20;
    private static final long ALIGNMENT = 64;
    private static final ThreadLocal<Scratch> OF_THREAD = ThreadLocal.withInitial(Scratch::new);

    private MemorySegment block = MemorySegment.NULL;

    private Scratch() {}

    /** Calls with the address of this many bytes, which nothing else uses until the call returns. */
    static void with(long bytes, LongConsumer call) {
        if (bytes <= KEPT) {
            call.accept(OF_THREAD.get().grown(bytes).address());
            return;
        }
        try (Arena arena = Arena.ofConfined()) {
            call.accept(arena.allocate(bytes, ALIGNMENT).address());
        }
    }

    private MemorySegment grown(long bytes) {
        if (block.byteSize() < bytes) {
            block = Arena.ofAuto().allocate(Math.min(KEPT, Math.max(4096, bytes + bytes / 2)), ALIGNMENT);
        }
        return block;
    }
}
