package dev.covector.codegen.jvm.blas;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import java.util.function.LongConsumer;

/**
 * Memory for copies of operands and for what routines write down meanwhile: one block a thread, kept for the next call, and one
 * of its own for a large copy. Calls may nest.
 */
public final class Scratch {
    private static final long KEPT = 64L << 20;
    private static final long ALIGNMENT = 64;
    private static final ThreadLocal<Scratch> OF_THREAD = ThreadLocal.withInitial(Scratch::new);

    private MemorySegment block = MemorySegment.NULL;
    private long used;

    private Scratch() {}

    /** Calls with the address of this many bytes, which nothing else uses until the call returns. */
    public static void with(long bytes, LongConsumer call) {
        Scratch own = OF_THREAD.get();
        long from = own.used;
        long to = from + aligned(bytes);
        if (to > KEPT) {
            try (Arena arena = Arena.ofConfined()) {
                call.accept(arena.allocate(bytes, ALIGNMENT).address());
            }
            return;
        }
        MemorySegment held = own.grown(to);
        own.used = to;
        try {
            call.accept(held.address() + from);
        } finally {
            own.used = from;
            Reference.reachabilityFence(held);
        }
    }

    /** The bytes rounded up, so that what follows them is aligned. */
    static long aligned(long bytes) {
        return (bytes + ALIGNMENT - 1) & -ALIGNMENT;
    }

    /** A block that grows is another one; the calls around this one hold on to theirs. */
    private MemorySegment grown(long bytes) {
        if (block.byteSize() < bytes) {
            block = Arena.ofAuto().allocate(Math.min(KEPT, Math.max(4096, bytes + bytes / 2)), ALIGNMENT);
        }
        return block;
    }
}
