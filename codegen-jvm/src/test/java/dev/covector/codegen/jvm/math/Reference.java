package dev.covector.codegen.jvm.math;

import dev.covector.ir.kernel.Intrinsic;

/** The elementary functions to about 100 bits, by power series; slow. Special cases are those of C99's annex F. */
final class Reference {
    /** log 2 = HIGH + REST; whole numbers below 2^12 times HIGH are exact. */
    private static final double LOG2_HIGH = 0x1.62e42fefa4p-1;

    private static final DoubleDouble LOG2_REST = new DoubleDouble(-0x1.8432a1b0e2634p-43, 0x1.f97b57a079a19p-103);
    /** Below this, x is the result of a function that is x + O(x^2) to 100 bits of the place where rounding happens. */
    private static final double TINY = 0x1p-120;

    private Reference() {}

    static Exact of(Intrinsic function, double x, double y) {
        return switch (function) {
            case EXP -> exp(DoubleDouble.of(x));
            case EXPM1 -> Math.abs(x) < TINY ? Exact.of(x) : expm1(x);
            case LOG -> log(x);
            case LOG1P -> log1p(x);
            case SIN -> Math.abs(x) < TINY ? Exact.of(x) : Angle.sin(x);
            case COS -> Angle.cos(x);
            case TANH -> Math.abs(x) < TINY ? Exact.of(x) : tanh(x);
            case LOGISTIC -> logistic(x);
            case POW -> pow(x, y);
            case ATAN2 -> Angle.atan2(x, y);
            default -> throw new IllegalArgumentException("not elementary: " + function);
        };
    }

    private static Exact exp(DoubleDouble x) {
        if (Double.isNaN(x.high())) {
            return Exact.of(Double.NaN);
        }
        if (Math.abs(x.high()) > 2000) {
            return new Exact(DoubleDouble.of(1), x.high() > 0 ? 3000 : -3000);
        }
        int k = (int) Math.rint(x.high() / LOG2_HIGH);
        DoubleDouble r = x.plus(-k * LOG2_HIGH).plus(LOG2_REST.times(-k));
        return new Exact(expm1Series(r).plus(1), k);
    }

    /** r + r^2/2! + r^3/3! + ..., for |r| < 0.7. */
    private static DoubleDouble expm1Series(DoubleDouble r) {
        DoubleDouble sum = DoubleDouble.of(0);
        for (int n = 32; n >= 1; n--) {
            sum = sum.plus(1).times(r).over(DoubleDouble.of(n));
        }
        return sum;
    }

    private static Exact expm1(double x) {
        if (Math.abs(x) < 0.6) {
            return Exact.of(expm1Series(DoubleDouble.of(x)));
        }
        if (Double.isInfinite(x)) {
            return Exact.of(x > 0 ? x : -1);
        }
        Exact exp = exp(DoubleDouble.of(x));
        int k = exp.exponent();
        if (k < 0) {
            return Exact.of(
                    k < -900 ? DoubleDouble.of(-1) : exp.value().scaled(k).plus(-1));
        }
        return k > 900 ? exp : new Exact(exp.value().plus(Math.scalb(-1.0, -k)), k);
    }

    private static Exact log(double x) {
        if (!(x > 0) || x == Double.POSITIVE_INFINITY) {
            return Exact.of(x == 0 ? Double.NEGATIVE_INFINITY : x < 0 ? Double.NaN : x);
        }
        return Exact.of(logOfPositive(DoubleDouble.of(x)));
    }

    private static Exact log1p(double x) {
        if (Math.abs(x) < TINY) {
            return Exact.of(x);
        }
        if (!(x > -1) || x == Double.POSITIVE_INFINITY) {
            return Exact.of(x == -1 ? Double.NEGATIVE_INFINITY : x < -1 ? Double.NaN : x);
        }
        DoubleDouble argument = DoubleDouble.of(x);
        return Exact.of(
                Math.abs(x) < 0.3
                        ? twiceAtanh(argument.over(argument.plus(2)))
                        : logOfPositive(DoubleDouble.sum(1, x)));
    }

    private static DoubleDouble logOfPositive(DoubleDouble x) {
        double scale = x.high() < Double.MIN_NORMAL ? 0x1p64 : 1;
        double high = x.high() * scale;
        int exponent = Math.getExponent(high / 0.75);
        DoubleDouble m = new DoubleDouble(high, x.low() * scale).scaled(-exponent);
        int k = exponent - (scale == 1 ? 0 : 64);
        DoubleDouble log = twiceAtanh(m.plus(-1).over(m.plus(1)));
        return DoubleDouble.of(k * LOG2_HIGH).plus(LOG2_REST.times(k)).plus(log);
    }

    /** log((1 + s) / (1 - s)) for |s| <= 0.2. */
    private static DoubleDouble twiceAtanh(DoubleDouble s) {
        DoubleDouble square = s.times(s);
        DoubleDouble sum = DoubleDouble.of(0);
        for (int n = 51; n >= 1; n -= 2) {
            sum = sum.times(square).plus(DoubleDouble.of(1).over(DoubleDouble.of(n)));
        }
        return sum.times(s).times(2);
    }

    private static Exact tanh(double x) {
        if (!(Math.abs(x) < 50)) {
            return Exact.of(Double.isNaN(x) ? x : Math.copySign(1, x));
        }
        Exact expm1 = expm1(-2 * Math.abs(x));
        DoubleDouble m = expm1.value().scaled(expm1.exponent()).negated();
        DoubleDouble tanh = m.over(DoubleDouble.of(2).minus(m));
        return Exact.of(x < 0 ? tanh.negated() : tanh);
    }

    private static Exact logistic(double x) {
        Exact u = exp(DoubleDouble.of(-Math.abs(x)));
        DoubleDouble below =
                (u.exponent() < -900 ? DoubleDouble.of(0) : u.value().scaled(u.exponent())).plus(1);
        return x < 0
                ? new Exact(u.value().over(below), u.exponent())
                : Exact.of(DoubleDouble.of(1).over(below));
    }

    private static Exact pow(double x, double y) {
        if (x == 1 || y == 0) {
            return Exact.of(1);
        }
        boolean whole = Math.rint(y) == y;
        boolean odd = whole && Math.rint(y / 2) != y / 2;
        if (Double.isNaN(x) || Double.isNaN(y) || x < 0 && !Double.isInfinite(x) && !whole) {
            return Exact.of(Double.NaN);
        }
        Exact magnitude = powOfMagnitude(Math.abs(x), y);
        boolean negative = odd && Math.copySign(1, x) < 0;
        return negative ? new Exact(magnitude.value().negated(), magnitude.exponent()) : magnitude;
    }

    private static Exact powOfMagnitude(double x, double y) {
        if (x == 1) {
            return Exact.of(1);
        }
        if (x == 0 || Double.isInfinite(x) || Double.isInfinite(y)) {
            return Exact.of(x > 1 == y > 0 ? Double.POSITIVE_INFINITY : 0);
        }
        DoubleDouble log = logOfPositive(DoubleDouble.of(x));
        double size = y * log.high();
        return exp(Math.abs(size) > 1000 ? DoubleDouble.of(Math.copySign(3000, size)) : log.times(y));
    }
}
