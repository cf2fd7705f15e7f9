package dev.covector.codegen.jvm.math;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Sine, cosine and the angle of a point, to about 100 bits. */
final class Angle {
    /** pi / 2 in units of 2^-BITS: enough for the remainder of the largest double. */
    private static final int BITS = 1300;

    private static final BigInteger HALF_PI = machin(BITS);
    private static final DoubleDouble RIGHT = toDoubleDouble(HALF_PI);

    private Angle() {}

    /** A whole number of right angles, and the rest between -pi/4 and pi/4. */
    private record Turned(int quarters, DoubleDouble rest) {}

    static Exact sin(double x) {
        return Double.isFinite(x) ? Exact.of(sin(turned(x), 0)) : Exact.of(Double.NaN);
    }

    static Exact cos(double x) {
        return Double.isFinite(x) ? Exact.of(sin(turned(x), 1)) : Exact.of(Double.NaN);
    }

    /** The sine after so many more right angles. */
    private static DoubleDouble sin(Turned angle, int more) {
        int quarter = angle.quarters() + more & 3;
        DoubleDouble result = series(angle.rest(), quarter % 2 == 0 ? 1 : 0);
        return quarter < 2 ? result : result.negated();
    }

    /** sin r for first = 1, cos r for first = 0, |r| < 1. */
    private static DoubleDouble series(DoubleDouble r, int first) {
        DoubleDouble square = r.times(r).negated();
        DoubleDouble sum = DoubleDouble.of(1);
        for (int n = 30 + first; n > first; n -= 2) {
            sum = sum.times(square).over(DoubleDouble.of((double) n * (n - 1))).plus(1);
        }
        return first == 1 ? sum.times(r) : sum;
    }

    private static Turned turned(double x) {
        if (Math.abs(x) < 0.785) {
            return new Turned(0, DoubleDouble.of(x));
        }
        if (x < 0) {
            Turned mirrored = turned(-x);
            return new Turned(-mirrored.quarters() & 3, mirrored.rest().negated());
        }
        int exponent = Math.getExponent(x) - 52;
        BigInteger fixed = BigInteger.valueOf((long) Math.scalb(x, -exponent)).shiftLeft(exponent + BITS);
        BigInteger quarters = fixed.shiftLeft(1).add(HALF_PI).divide(HALF_PI.shiftLeft(1));
        BigInteger rest = fixed.subtract(quarters.multiply(HALF_PI));
        return new Turned(quarters.intValue() & 3, toDoubleDouble(rest));
    }

    private static DoubleDouble toDoubleDouble(BigInteger fixed) {
        // Only so many leading bits matter; what they are worth must be in the range of a double.
        int drop = Math.max(0, fixed.bitLength() - 200);
        BigInteger leading = fixed.shiftRight(drop);
        double high = leading.doubleValue();
        double low = leading.subtract(new BigDecimal(high).toBigInteger()).doubleValue();
        return new DoubleDouble(Math.scalb(high, drop - BITS), Math.scalb(low, drop - BITS));
    }

    /** Machin's formula: pi / 4 = 4 atan(1/5) - atan(1/239). */
    private static BigInteger machin(int bits) {
        int guard = 64;
        BigInteger quarter = atanOfInverse(5, bits + guard).shiftLeft(2).subtract(atanOfInverse(239, bits + guard));
        return quarter.shiftRight(guard - 1);
    }

    private static BigInteger atanOfInverse(int n, int bits) {
        BigInteger square = BigInteger.valueOf((long) n * n);
        BigInteger term = BigInteger.ONE.shiftLeft(bits).divide(BigInteger.valueOf(n));
        BigInteger sum = BigInteger.ZERO;
        for (int k = 1; term.signum() != 0; k += 2) {
            BigInteger part = term.divide(BigInteger.valueOf(k));
            sum = k % 4 == 1 ? sum.add(part) : sum.subtract(part);
            term = term.divide(square);
        }
        return sum;
    }

    static Exact atan2(double y, double x) {
        if (Double.isNaN(x) || Double.isNaN(y)) {
            return Exact.of(Double.NaN);
        }
        boolean left = Math.copySign(1, x) < 0;
        Exact size = ofQuadrant(Math.abs(y), Math.abs(x), left);
        return y < 0 || 1 / y < 0 ? new Exact(size.value().negated(), size.exponent()) : size;
    }

    /** The angle of (x, y) or, on the left, of (-x, y), for x, y >= 0. */
    private static Exact ofQuadrant(double y, double x, boolean left) {
        if (y == 0 || Double.isInfinite(x) && !Double.isInfinite(y)) {
            return Exact.of(left ? RIGHT.times(2) : DoubleDouble.of(0));
        }
        if (x == 0 || Double.isInfinite(y) && !Double.isInfinite(x)) {
            return Exact.of(RIGHT);
        }
        int scaleY = exponent(y);
        int scaleX = exponent(x);
        double unitY = Double.isInfinite(y) ? 1 : Math.scalb(y, -scaleY);
        double unitX = Double.isInfinite(x) ? 1 : Math.scalb(x, -scaleX);
        int apart = Double.isInfinite(x) ? 0 : scaleY - scaleX;
        if (apart < -60) {
            DoubleDouble ratio = DoubleDouble.of(unitY).over(DoubleDouble.of(unitX));
            return left ? Exact.of(RIGHT.times(2).minus(ratio.scaled(Math.max(apart, -500)))) : new Exact(ratio, apart);
        }
        if (apart > 60) {
            DoubleDouble ratio =
                    DoubleDouble.of(unitX).over(DoubleDouble.of(unitY)).scaled(-Math.min(apart, 500));
            return Exact.of(left ? RIGHT.plus(ratio) : RIGHT.minus(ratio));
        }
        DoubleDouble angle = ofPoint(Math.scalb(unitY, apart), unitX);
        return Exact.of(left ? RIGHT.times(2).minus(angle) : angle);
    }

    private static int exponent(double x) {
        return x < Double.MIN_NORMAL ? Math.getExponent(x * 0x1p60) - 60 : Math.getExponent(x);
    }

    /** One step from an approximate angle: the rest of it is the angle of the point turned back. */
    private static DoubleDouble ofPoint(double y, double x) {
        double near = Math.atan2(y, x);
        Turned turned = turned(near);
        DoubleDouble sin = sin(turned, 0);
        DoubleDouble cos = sin(turned, 1);
        DoubleDouble across = cos.times(y).minus(sin.times(x));
        DoubleDouble along = cos.times(x).plus(sin.times(y));
        return across.over(along).plus(near);
    }
}
