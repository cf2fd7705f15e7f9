package dev.covector.bench.accuracy;

import java.math.BigDecimal;

/** Bessel functions of order 0 and 1 by their power series, and beyond 150 by Hankel's expansions (DLMF 10.8, 10.17, 10.40). */
final class Bessels {
    private static final BigDecimal ONE = BigDecimal.ONE;
    private static final double FAR = 150;

    private final Decimals d;

    Bessels(Decimals d) {
        this.d = d;
    }

    BigDecimal i(int order, BigDecimal x) {
        return isFar(x) ? d.mul(scaled(order, x), d.exp(x.abs())) : series(order, x, 1);
    }

    /** exp(-|x|) I(x). */
    BigDecimal ie(int order, BigDecimal x) {
        return isFar(x)
                ? scaled(order, x)
                : d.mul(series(order, x, 1), d.exp(x.abs().negate()));
    }

    BigDecimal j(int order, BigDecimal x) {
        return isFar(x) ? wave(order, x) : series(order, x, -1);
    }

    private static boolean isFar(BigDecimal x) {
        return x.abs().doubleValue() > FAR;
    }

    private BigDecimal series(int order, BigDecimal x, int sign) {
        BigDecimal half = d.div(x, 2);
        BigDecimal square = d.mul(d.mul(half, half), sign);
        BigDecimal term = order == 0 ? ONE : half;
        BigDecimal sum = term;
        for (int n = 1; n < Math.abs(half.doubleValue()) || !d.isNegligible(term, sum); n++) {
            term = d.div(d.mul(term, square), (long) n * (n + order));
            sum = d.add(sum, term);
        }
        return sum;
    }

    /** 1 - (m - 1) / 8x + (m - 1) (m - 9) / 2! (8x)^2 - ..., m = 4 order^2, over sqrt(2 pi x). */
    private BigDecimal scaled(int order, BigDecimal x) {
        BigDecimal a = x.abs();
        BigDecimal term = ONE;
        BigDecimal sum = ONE;
        for (int k = 1; k < FAR && !d.isNegligible(term, sum); k++) {
            term = next(order, term, a, k).negate();
            sum = d.add(sum, term);
        }
        BigDecimal value = d.div(sum, d.sqrt(d.mul(d.mul(d.pi(), 2), a)));
        return order == 1 && x.signum() < 0 ? value.negate() : value;
    }

    private BigDecimal next(int order, BigDecimal term, BigDecimal x, int k) {
        long m = 4L * order * order - (2L * k - 1) * (2L * k - 1);
        return d.div(d.mul(term, m), d.mul(x, 8L * k));
    }

    private BigDecimal wave(int order, BigDecimal x) {
        BigDecimal a = x.abs();
        BigDecimal term = ONE;
        BigDecimal p = ONE;
        BigDecimal q = BigDecimal.ZERO;
        for (int k = 1; k < FAR; k++) {
            term = next(order, term, a, k);
            BigDecimal signed = k / 2 % 2 == 0 ? term : term.negate();
            p = k % 2 == 0 ? d.add(p, signed) : p;
            q = k % 2 == 1 ? d.add(q, signed) : q;
        }
        Decimals wide = Decimals.of(d.context().getPrecision() + Decimals.magnitude(a));
        BigDecimal angle = wide.sub(a, wide.div(wide.mul(wide.pi(), 2L * order + 1), 4));
        BigDecimal sum = d.sub(d.mul(p, wide.cos(angle)), d.mul(q, wide.sin(angle)));
        BigDecimal value = d.mul(sum, d.sqrt(d.div(BigDecimal.TWO, d.mul(d.pi(), a))));
        return order == 1 && x.signum() < 0 ? value.negate() : value;
    }
}
