package dev.covector.lower.stablehlo.pjrt;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;

/**
 * Memory of a thread for the structures of its calls, taken and given back as from a stack, since what a thread calls may call Java,
 * which calls again.
 */
final class Scratch implements SegmentAllocator {
    private static final long BYTES = 4096;
    private static final long ALIGNMENT = Long.BYTES;
    private static final ThreadLocal<Scratch> OWN = ThreadLocal.withInitial(Scratch::new);

    private final MemorySegment memory = Arena.ofAuto().allocate(BYTES, ALIGNMENT);
    private long used;

    private Scratch() {}

    /** That of the current thread. */
    static Scratch own() {
        return OWN.get();
    }

    /** How much is taken now, for {@link #back}. */
    long mark() {
        return used;
    }

    /** Gives back what was taken since a mark. */
    void back(long mark) {
        used = mark;
    }

    boolean fits(long bytes) {
        return bytes <= BYTES - used;
    }

    /** Zeros, until they are given back. */
    @Override
    public MemorySegment allocate(long bytes, long alignment) {
        return taken(bytes).fill((byte) 0);
    }

    /** The same without the zeros. */
    MemorySegment taken(long bytes) {
        MemorySegment slice = memory.asSlice(used, bytes);
        used += (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        return slice;
    }
}
