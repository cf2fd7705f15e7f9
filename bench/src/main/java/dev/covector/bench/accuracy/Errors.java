package dev.covector.bench.accuracy;

import java.math.BigDecimal;

/** The error functions, by the series of erf that has no cancellation, and by the continued fraction of erfc (DLMF 7.6, 7.9). */
final class Errors {
    private static final BigDecimal ONE = BigDecimal.ONE;
    private static final double FAR = 6;

    /** Beyond so many leading zeros the next term of a series does not count. */
    private static final int TINY = 20;
    /** Where Newton's iteration starts with a coarser one. */
    private static final int FINE = 40;

    private final Decimals d;
    private final BigDecimal rootOfTwo;
    private final BigDecimal rootOfPi;

    Errors(Decimals d) {
        this.d = d;
        rootOfTwo = d.sqrt(BigDecimal.TWO);
        rootOfPi = d.sqrt(d.pi());
    }

    /** 2 / sqrt(pi) exp(-x^2) (x + 2 x^3 / 3 + 4 x^5 / 15 + ...). */
    BigDecimal erf(BigDecimal x) {
        if (x.abs().doubleValue() > FAR) {
            return d.mul(d.sub(ONE, erfc(x.abs())), x.signum());
        }
        BigDecimal square = d.mul(x, x);
        BigDecimal term = x;
        BigDecimal sum = x;
        for (int n = 3; !d.isNegligible(term, sum); n += 2) {
            term = d.div(d.mul(d.mul(term, square), 2), n);
            sum = d.add(sum, term);
        }
        return d.div(d.mul(d.mul(sum, d.exp(square.negate())), 2), rootOfPi);
    }

    BigDecimal erfc(BigDecimal x) {
        return x.doubleValue() > FAR ? d.mul(erfcx(x), d.exp(d.mul(x, x).negate())) : d.sub(ONE, erf(x));
    }

    BigDecimal erfcx(BigDecimal x) {
        if (x.doubleValue() <= FAR) {
            return d.mul(erfc(x), d.exp(d.mul(x, x)));
        }
        int terms = (int) Math.pow(d.context().getPrecision() / x.doubleValue(), 2) + 10;
        BigDecimal fraction = x;
        for (int k = terms; k >= 1; k--) {
            fraction = d.add(x, d.div(BigDecimal.valueOf(k), d.mul(fraction, 2)));
        }
        return d.div(ONE, d.mul(fraction, rootOfPi));
    }

    BigDecimal ndtr(BigDecimal x) {
        return d.div(erfc(d.div(x.negate(), rootOfTwo)), 2);
    }

    BigDecimal erfinv(BigDecimal x) {
        if (Decimals.magnitude(x) < -TINY) {
            BigDecimal cube = d.div(d.mul(d.mul(d.mul(x, x), x), d.pi()), 12);
            return d.div(d.mul(d.add(x, cube), rootOfPi), 2);
        }
        BigDecimal upper = d.div(d.add(ONE, x.abs()), 2);
        return d.mul(d.div(quantile(d.sub(ONE, upper)).negate(), rootOfTwo), x.signum());
    }

    BigDecimal ndtri(BigDecimal p) {
        return p.doubleValue() > 0.5 ? quantile(d.sub(ONE, p)).negate() : quantile(p);
    }

    /** Newton's iteration on log ndtr, for p <= 1/2. */
    private BigDecimal quantile(BigDecimal p) {
        BigDecimal logarithm = d.log(p);
        BigDecimal x = d.context().getPrecision() > FINE
                ? new Errors(Decimals.of(FINE / 4)).quantile(p)
                : new BigDecimal(-Math.sqrt(Math.max(0, -2 * (logarithm.doubleValue() + Math.log(2)))) * 0.9);
        BigDecimal root = d.mul(rootOfTwo, rootOfPi);
        int enough = d.context().getPrecision() / 2 + 5;
        for (int i = 0; i < 60; i++) {
            BigDecimal value = ndtr(x);
            BigDecimal slope = d.div(d.exp(d.div(d.mul(x, x), -2)), d.mul(root, value));
            BigDecimal step = d.div(d.sub(d.log(value), logarithm), slope);
            x = d.sub(x, step);
            if (step.signum() == 0 || Decimals.magnitude(step) < Decimals.magnitude(x) - enough) {
                break;
            }
        }
        return x;
    }
}
