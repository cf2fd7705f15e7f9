package dev.covector.ops.math;

/** Powers of integers by squaring, wrapping; a negative power of what is not 1 or -1 is zero. */
public final class IntegerPower {
    private IntegerPower() {}

    public static long of(long x, long y) {
        if (y < 0) {
            return x == 1 ? 1 : x == -1 ? ((y & 1) == 0 ? 1 : -1) : 0;
        }
        long power = 1;
        for (long square = x; y != 0; y >>= 1, square *= square) {
            if ((y & 1) != 0) {
                power *= square;
            }
        }
        return power;
    }

    public static int of(int x, int y) {
        return (int) of((long) x, (long) y);
    }
}
