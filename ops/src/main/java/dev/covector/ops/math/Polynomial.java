package dev.covector.ops.math;

/** Polynomials of doubles. */
final class Polynomial {
    private Polynomial() {}

    /** c[0] + c[1] x + c[2] x^2 + ... */
    static double of(double x, double... c) {
        double sum = 0;
        for (int i = c.length - 1; i >= 0; i--) {
            sum = Math.fma(sum, x, c[i]);
        }
        return sum;
    }
}
