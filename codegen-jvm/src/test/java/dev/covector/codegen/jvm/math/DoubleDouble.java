package dev.covector.codegen.jvm.math;

/** A number of about 106 bits: the unevaluated sum of a double and a smaller one (Dekker 1971; Hida, Li, Bailey 2001). */
record DoubleDouble(double high, double low) {
    static DoubleDouble of(double x) {
        return new DoubleDouble(x, 0);
    }

    /** x + y without error. */
    static DoubleDouble sum(double x, double y) {
        double sum = x + y;
        double part = sum - x;
        return new DoubleDouble(sum, (x - (sum - part)) + (y - part));
    }

    private static DoubleDouble fastSum(double x, double y) {
        double sum = x + y;
        return new DoubleDouble(sum, y - (sum - x));
    }

    /** x y without error. */
    static DoubleDouble product(double x, double y) {
        double product = x * y;
        return new DoubleDouble(product, Math.fma(x, y, -product));
    }

    DoubleDouble plus(DoubleDouble y) {
        DoubleDouble highs = sum(high, y.high);
        DoubleDouble lows = sum(low, y.low);
        DoubleDouble all = fastSum(highs.high, highs.low + lows.high);
        return fastSum(all.high, all.low + lows.low);
    }

    DoubleDouble plus(double y) {
        return plus(of(y));
    }

    DoubleDouble minus(DoubleDouble y) {
        return plus(y.negated());
    }

    DoubleDouble times(DoubleDouble y) {
        DoubleDouble product = product(high, y.high);
        return fastSum(product.high, product.low + (high * y.low + low * y.high));
    }

    DoubleDouble times(double y) {
        return times(of(y));
    }

    DoubleDouble over(DoubleDouble y) {
        double first = high / y.high;
        DoubleDouble rest = minus(y.times(first));
        double second = rest.high / y.high;
        double third = rest.minus(y.times(second)).high / y.high;
        return sum(first, second).plus(third);
    }

    DoubleDouble negated() {
        return new DoubleDouble(-high, -low);
    }

    /** This times 2^k, if nothing becomes subnormal. */
    DoubleDouble scaled(int k) {
        return new DoubleDouble(Math.scalb(high, k), Math.scalb(low, k));
    }
}
