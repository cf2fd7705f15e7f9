package dev.covector.bench.accuracy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Gamma functions by Stirling's series far out and the recurrences before; zeta by Euler and Maclaurin (DLMF 5.11, 25.11). */
final class Gammas {
    private static final BigDecimal ONE = BigDecimal.ONE;
    private static final int FAR = 60;
    private static final int TERMS = 60;
    private static final int FRACTIONS = 300;

    private final Decimals d;
    /** B(2 j), j = 1, 2, ... */
    private final List<BigDecimal> bernoulli = new ArrayList<>();

    Gammas(Decimals d) {
        this.d = d;
        // B(2 j) = (-1)^(j + 1) 2 (2 j)! / (2 pi)^(2 j) zeta(2 j) needs zeta; the tangent numbers are whole.
        List<BigDecimal> tangent = new ArrayList<>(List.of(ONE));
        for (int k = 1; k < TERMS; k++) {
            tangent.add(tangent.getLast().multiply(BigDecimal.valueOf(k)));
        }
        for (int k = 1; k < TERMS; k++) {
            for (int j = k; j < TERMS; j++) {
                tangent.set(
                        j,
                        tangent.get(j - 1)
                                .multiply(BigDecimal.valueOf(j - k))
                                .add(tangent.get(j).multiply(BigDecimal.valueOf(j - k + 2))));
            }
        }
        for (int j = 1; j <= TERMS; j++) {
            BigDecimal four = BigDecimal.valueOf(4).pow(j);
            BigDecimal value =
                    d.div(tangent.get(j - 1).multiply(BigDecimal.valueOf(2L * j)), four.multiply(four.subtract(ONE)));
            bernoulli.add(j % 2 == 1 ? value : value.negate());
        }
    }

    /** log |Gamma(x)|. */
    BigDecimal lgamma(BigDecimal x) {
        if (x.signum() < 0) {
            BigDecimal size = d.div(d.mul(x, d.sin(d.mul(d.pi(), x))).abs(), d.pi());
            return d.add(d.log(size), lgamma(x.negate())).negate();
        }
        BigDecimal product = ONE;
        BigDecimal y = x;
        while (y.compareTo(BigDecimal.valueOf(FAR)) < 0) {
            product = d.mul(product, y);
            y = d.add(y, ONE);
        }
        BigDecimal half = new BigDecimal("0.5");
        BigDecimal sum = d.sub(d.mul(d.sub(y, half), d.log(y)), y);
        sum = d.add(sum, d.div(d.log(d.mul(d.pi(), 2)), 2));
        BigDecimal power = y;
        for (int j = 1; j <= TERMS; j++) {
            sum = d.add(sum, d.div(bernoulli.get(j - 1), d.mul(power, 2L * j * (2L * j - 1))));
            power = d.mul(power, d.mul(y, y));
        }
        return d.sub(sum, d.log(product));
    }

    BigDecimal digamma(BigDecimal x) {
        if (x.signum() < 0) {
            BigDecimal angle = d.mul(d.pi(), x);
            BigDecimal cotangent = d.div(d.cos(angle), d.sin(angle));
            return d.sub(digamma(d.sub(ONE, x)), d.mul(d.pi(), cotangent));
        }
        BigDecimal below = BigDecimal.ZERO;
        BigDecimal y = x;
        while (y.compareTo(BigDecimal.valueOf(FAR)) < 0) {
            below = d.add(below, d.div(ONE, y));
            y = d.add(y, ONE);
        }
        BigDecimal sum = d.sub(d.log(y), d.div(ONE, d.mul(y, 2)));
        BigDecimal power = d.mul(y, y);
        for (int j = 1; j <= TERMS; j++) {
            sum = d.sub(sum, d.div(bernoulli.get(j - 1), d.mul(power, 2L * j)));
            power = d.mul(power, d.mul(y, y));
        }
        return d.sub(sum, below);
    }

    /** Hurwitz' zeta function for x > 1 and q > 0. */
    BigDecimal zeta(BigDecimal x, BigDecimal q) {
        if (x.compareTo(ONE) <= 0) {
            throw new ArithmeticException("no sum of powers " + x);
        }
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal w = q;
        BigDecimal power = d.pow(w, x.negate());
        while (w.compareTo(BigDecimal.valueOf(FAR)) < 0) {
            sum = d.add(sum, power);
            w = d.add(w, ONE);
            power = d.pow(w, x.negate());
        }
        sum = d.add(sum, d.add(d.div(d.mul(power, w), d.sub(x, ONE)), d.div(power, 2)));
        BigDecimal factor = d.div(d.mul(power, x), w);
        BigDecimal factorial = BigDecimal.valueOf(2);
        for (int j = 1; j <= TERMS / 2; j++) {
            sum = d.add(sum, d.div(d.mul(bernoulli.get(j - 1), factor), factorial));
            BigDecimal next = d.mul(d.add(x, BigDecimal.valueOf(2L * j - 1)), d.add(x, BigDecimal.valueOf(2L * j)));
            factor = d.div(d.mul(factor, next), d.mul(w, w));
            factorial = d.mul(factorial, (2L * j + 1) * (2L * j + 2));
        }
        return sum;
    }

    BigDecimal igamma(BigDecimal a, BigDecimal x) {
        return isFar(a, x) ? d.sub(ONE, fraction(a, x)) : series(a, x);
    }

    BigDecimal igammac(BigDecimal a, BigDecimal x) {
        return isFar(a, x) ? fraction(a, x) : d.sub(ONE, series(a, x));
    }

    private static boolean isFar(BigDecimal a, BigDecimal x) {
        return x.doubleValue() > 1.5 * a.doubleValue() + FAR;
    }

    /** P(a, x) by its power series (DLMF 8.11.4). */
    private BigDecimal series(BigDecimal a, BigDecimal x) {
        BigDecimal term = ONE;
        BigDecimal sum = ONE;
        for (int n = 1; !d.isNegligible(term, sum); n++) {
            term = d.div(d.mul(term, x), d.add(a, BigDecimal.valueOf(n)));
            sum = d.add(sum, term);
        }
        return d.mul(density(a, x, d.add(a, ONE)), sum);
    }

    /** Q(a, x) by its continued fraction (DLMF 8.9.2). */
    private BigDecimal fraction(BigDecimal a, BigDecimal x) {
        BigDecimal first = d.sub(d.add(x, ONE), a);
        BigDecimal rest = BigDecimal.ZERO;
        for (int n = FRACTIONS; n > 0; n--) {
            BigDecimal count = BigDecimal.valueOf(n);
            BigDecimal below = d.sub(d.add(first, count.multiply(BigDecimal.TWO)), rest);
            rest = d.div(d.mul(count, d.sub(count, a)), below);
        }
        return d.div(density(a, x, a), d.sub(first, rest));
    }

    /** x^a exp(-x) / Gamma(b). */
    private BigDecimal density(BigDecimal a, BigDecimal x, BigDecimal b) {
        return d.exp(d.sub(d.sub(d.mul(a, d.log(x)), x), lgamma(b)));
    }
}
