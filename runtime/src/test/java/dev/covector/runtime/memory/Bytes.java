package dev.covector.runtime.memory;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;

/** All of memory by bare address, as kernels see it. */
final class Bytes {
    @SuppressWarnings("restricted")
    private static final MemorySegment ALL = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

    private Bytes() {}

    static void put(long address, long value) {
        ALL.set(JAVA_LONG, address, value);
    }

    static long at(long address) {
        return ALL.get(JAVA_LONG, address);
    }

    /** Writes the value to the first and the last eight readable bytes. */
    static void mark(Block block, long value) {
        put(block.address(), value);
        put(block.address() + block.readableBytes() - Long.BYTES, value);
    }

    static boolean isMarked(Block block, long value) {
        return at(block.address()) == value && at(block.address() + block.readableBytes() - Long.BYTES) == value;
    }
}
