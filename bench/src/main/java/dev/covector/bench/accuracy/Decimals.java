package dev.covector.bench.accuracy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Elementary functions to so many decimal digits, but for the last few. */
record Decimals(MathContext context) {
    static final BigDecimal ONE = BigDecimal.ONE;
    static final BigDecimal TWO = BigDecimal.TWO;
    /** An argument of the exponential is halved so many times, the series squared as often. */
    private static final int HALVINGS = 12;

    private static final BigDecimal FAR = BigDecimal.valueOf(20_000);
    /** Where a double would lose the difference to -1. */
    private static final BigDecimal NEAR_POLE = new BigDecimal("-0.995");

    private static final BigDecimal BEYOND = new BigDecimal("1e9000");
    private static final Map<MathContext, BigDecimal> PI = new ConcurrentHashMap<>();
    private static final Map<MathContext, BigDecimal> TENS = new ConcurrentHashMap<>();

    static Decimals of(int digits) {
        return new Decimals(new MathContext(digits + 15));
    }

    BigDecimal add(BigDecimal x, BigDecimal y) {
        return x.add(y, context);
    }

    BigDecimal sub(BigDecimal x, BigDecimal y) {
        return x.subtract(y, context);
    }

    BigDecimal mul(BigDecimal x, BigDecimal y) {
        return x.multiply(y, context);
    }

    BigDecimal div(BigDecimal x, BigDecimal y) {
        return x.divide(y, context);
    }

    BigDecimal mul(BigDecimal x, long y) {
        return x.multiply(BigDecimal.valueOf(y), context);
    }

    BigDecimal div(BigDecimal x, long y) {
        return x.divide(BigDecimal.valueOf(y), context);
    }

    BigDecimal sqrt(BigDecimal x) {
        return x.sqrt(context);
    }

    /** Whether a term is too small to change a sum. */
    boolean isNegligible(BigDecimal term, BigDecimal sum) {
        return term.signum() == 0
                || term.precision() - term.scale() + context.getPrecision() < sum.precision() - sum.scale();
    }

    BigDecimal exp(BigDecimal x) {
        return x.signum() < 0 ? div(ONE, exp(x.negate())) : add(ONE, expm1(x));
    }

    /** The series of a small part of x, to the same relative precision near zero; 1e9000 and its like where no format reaches. */
    BigDecimal expm1(BigDecimal x) {
        if (x.signum() < 0) {
            BigDecimal e = expm1(x.negate());
            return div(e.negate(), add(ONE, e));
        }
        if (x.compareTo(FAR) > 0) {
            return BEYOND;
        }
        int halvings = HALVINGS + Math.max(0, magnitude(x) * 4);
        Decimals more = new Decimals(new MathContext(context.getPrecision() + halvings / 3 + 5));
        BigDecimal r = x.divide(new BigDecimal(BigInteger.TWO.pow(halvings)), more.context);
        BigDecimal term = r;
        BigDecimal sum = r;
        for (int n = 2; !more.isNegligible(term, sum); n++) {
            term = more.div(more.mul(term, r), n);
            sum = more.add(sum, term);
        }
        // (1 + s)^2 - 1 = s (2 + s) keeps what 1 + s would round away.
        for (int i = 0; i < halvings; i++) {
            sum = more.mul(sum, more.add(TWO, sum));
        }
        return add(sum, BigDecimal.ZERO);
    }

    /** Digits before the point. */
    static int magnitude(BigDecimal x) {
        return x.precision() - x.scale();
    }

    BigDecimal log(BigDecimal x) {
        if (x.signum() <= 0) {
            throw new ArithmeticException("no logarithm of " + x);
        }
        int magnitude = magnitude(x);
        return Math.abs(magnitude) < 2
                ? log1p(x.subtract(ONE))
                : add(log1p(x.scaleByPowerOfTen(-magnitude).subtract(ONE)), mul(ln10(), magnitude));
    }

    /** Halley's iteration on the exponential, from a double's logarithm. */
    BigDecimal log1p(BigDecimal x) {
        if (x.compareTo(ONE.negate()) <= 0) {
            throw new ArithmeticException("no logarithm of 1 + " + x);
        }
        if (magnitude(x) > 2 || x.compareTo(NEAR_POLE) < 0) {
            return log(add(x, ONE));
        }
        if (magnitude(x) < -context.getPrecision()) {
            return x;
        }
        BigDecimal y = new BigDecimal(Math.log1p(x.doubleValue()));
        for (int digits = 15; digits < context.getPrecision(); digits *= 3) {
            BigDecimal e = expm1(y);
            y = add(y, div(mul(sub(x, e), 2), add(add(x, e), TWO)));
        }
        return y;
    }

    private BigDecimal ln10() {
        return TENS.computeIfAbsent(
                context, _ -> mul(log1p(BigDecimal.valueOf(-0.75)).add(log1p(BigDecimal.valueOf(-0.6))), -1));
    }

    BigDecimal pow(BigDecimal x, BigDecimal y) {
        return exp(mul(log(x), y));
    }

    /** Machin: pi = 16 atan(1/5) - 4 atan(1/239). */
    BigDecimal pi() {
        return PI.computeIfAbsent(context, _ -> sub(mul(atanOfInverse(5), 16), mul(atanOfInverse(239), 4)));
    }

    private BigDecimal atanOfInverse(int n) {
        BigDecimal power = div(ONE, n);
        BigDecimal sum = power;
        for (int k = 3; !isNegligible(power, sum); k += 2) {
            power = div(power.negate(), (long) n * n);
            sum = add(sum, div(power, k));
        }
        return sum;
    }

    BigDecimal sin(BigDecimal x) {
        return turned(x, 0);
    }

    BigDecimal cos(BigDecimal x) {
        return turned(x, 1);
    }

    /** The sine after so many more right angles. */
    private BigDecimal turned(BigDecimal x, int more) {
        Decimals wide = new Decimals(new MathContext(context.getPrecision() + Math.max(0, magnitude(x)) + 5));
        BigDecimal right = wide.div(wide.pi(), 2);
        BigInteger quarters =
                wide.div(x, right).setScale(0, RoundingMode.HALF_EVEN).toBigInteger();
        BigDecimal rest = wide.sub(x, wide.mul(right, new BigDecimal(quarters)));
        int quarter = quarters.add(BigInteger.valueOf(more))
                .mod(BigInteger.valueOf(4))
                .intValue();
        BigDecimal value = quarter % 2 == 0 ? series(rest, rest, 1) : series(rest, ONE, 0);
        return quarter < 2 ? value : value.negate();
    }

    private BigDecimal series(BigDecimal r, BigDecimal first, int from) {
        BigDecimal square = mul(r, r).negate();
        BigDecimal term = first;
        BigDecimal sum = first;
        for (int n = from + 2; !isNegligible(term, sum); n += 2) {
            term = div(mul(term, square), (long) n * (n - 1));
            sum = add(sum, term);
        }
        return sum;
    }

    /** Half the angle four times, then the series. */
    BigDecimal atan(BigDecimal x) {
        BigDecimal y = x;
        for (int i = 0; i < 4; i++) {
            y = div(y, add(ONE, sqrt(add(ONE, mul(y, y)))));
        }
        BigDecimal square = mul(y, y).negate();
        BigDecimal power = y;
        BigDecimal sum = y;
        for (int n = 3; !isNegligible(power, sum); n += 2) {
            power = mul(power, square);
            sum = add(sum, div(power, n));
        }
        return mul(sum, 16);
    }
}
