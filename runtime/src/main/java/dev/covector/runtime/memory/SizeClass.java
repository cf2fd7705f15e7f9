package dev.covector.runtime.memory;

/** The sizes that blocks are rounded up to: 4 a power of two below 1 MiB, 16 above, so that large blocks waste little. */
final class SizeClass {
    /** No machine addresses more; also keeps every sum of sizes far from overflow. */
    static final long MAX_BYTES = 1L << 47;

    private static final int SLOT_BITS = 4;
    private static final int SMALLEST_EXPONENT = 6;
    private static final int FINE_EXPONENT = 20;

    static final int COUNT = (47 - SMALLEST_EXPONENT) << SLOT_BITS;

    private SizeClass() {}

    /** {@return the class of the least size that holds {@code bytes} and the slack after them} */
    static int of(long bytes) {
        long padded = (bytes + Memory.SLACK + Memory.ALIGNMENT - 1) & -Memory.ALIGNMENT;
        long last = Math.max(padded, 2 * Memory.ALIGNMENT) - 1;
        int exponent = 63 - Long.numberOfLeadingZeros(last);
        int bits = bits(exponent);
        int step = (int) (last >>> (exponent - bits)) & ((1 << bits) - 1);
        return ((exponent - SMALLEST_EXPONENT) << SLOT_BITS) | step;
    }

    static long bytes(int sizeClass) {
        int exponent = (sizeClass >>> SLOT_BITS) + SMALLEST_EXPONENT;
        int step = sizeClass & ((1 << SLOT_BITS) - 1);
        int bits = bits(exponent);
        return ((1L << bits) + step + 1) << (exponent - bits);
    }

    private static int bits(int exponent) {
        return exponent < FINE_EXPONENT ? 2 : 4;
    }
}
