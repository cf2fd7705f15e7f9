package dev.covector.ops.math;

/** The greatest common divisor of two integers, by Euclid: gcd(0, y) = |y|, and only the smallest integer overflows. */
public final class GreatestDivisor {
    private GreatestDivisor() {}

    public static long of(long x, long y) {
        while (y != 0) {
            long rest = x % y;
            x = y;
            y = rest;
        }
        return Math.abs(x);
    }

    public static int of(int x, int y) {
        return (int) of((long) x, (long) y);
    }
}
