package dev.covector.codegen.jvm.math;

import dev.covector.ops.math.Format;

/** A result known to about 100 bits, value 2^exponent, so that no format's range matters. */
record Exact(DoubleDouble value, int exponent) {
    static Exact of(DoubleDouble value) {
        return new Exact(value, 0);
    }

    static Exact of(double value) {
        return of(DoubleDouble.of(value));
    }

    /**
     * How far a result of a format is from this, in units of its last place there (below the normal numbers, those of
     * the subnormal ones); infinity counts as the next power of two.
     */
    double ulps(double result, Format format) {
        if (Double.isNaN(value.high()) || Double.isNaN(result)) {
            return Double.isNaN(value.high()) && Double.isNaN(result) ? 0 : Double.POSITIVE_INFINITY;
        }
        if (value.high() == result && (Double.isInfinite(result) || result == 0)) {
            return 1 / value.high() == 1 / result ? 0 : Double.POSITIVE_INFINITY;
        }
        if (value.high() == 0 || Double.isInfinite(value.high())) {
            return Double.POSITIVE_INFINITY;
        }
        int magnitude = Math.getExponent(value.high()) + exponent;
        if (magnitude > format.bias && Double.isInfinite(result) && result > 0 == value.high() > 0) {
            return 0;
        }
        int lastPlace = Math.max(magnitude, 1 - format.bias) - format.fractionBits;
        // In units of the last place relative to the exponent: exact steps, as result has at most 53 bits.
        double finite = Double.isInfinite(result) ? Math.copySign(0x1p1023, result) : result;
        DoubleDouble difference = value.minus(scale(finite, Double.isInfinite(result) ? 1 - exponent : -exponent));
        return Math.abs(scale(difference.high(), exponent - lastPlace).high());
    }

    private static DoubleDouble scale(double x, int k) {
        int half = k / 2;
        return DoubleDouble.of(Math.scalb(Math.scalb(x, half), k - half));
    }
}
