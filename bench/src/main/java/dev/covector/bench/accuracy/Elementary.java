package dev.covector.bench.accuracy;

import java.math.BigDecimal;

/** Elementary functions of one number, from the exponential, the logarithm, the sine and the arctangent. */
final class Elementary {
    private static final BigDecimal ONE = BigDecimal.ONE;

    private final Decimals d;

    Elementary(Decimals d) {
        this.d = d;
    }

    BigDecimal tan(BigDecimal x) {
        return d.div(d.sin(x), d.cos(x));
    }

    BigDecimal asin(BigDecimal x) {
        BigDecimal cofactor = d.mul(d.sub(ONE, x), d.add(ONE, x));
        return cofactor.signum() == 0 ? d.div(d.mul(d.pi(), x.signum()), 2) : d.atan(d.div(x, d.sqrt(cofactor)));
    }

    BigDecimal acos(BigDecimal x) {
        BigDecimal above = d.add(ONE, x);
        return above.signum() == 0 ? d.pi() : d.mul(d.atan(d.sqrt(d.div(d.sub(ONE, x), above))), 2);
    }

    BigDecimal sinh(BigDecimal x) {
        BigDecimal e = d.exp(x);
        return d.div(d.sub(e, d.div(ONE, e)), 2);
    }

    BigDecimal cosh(BigDecimal x) {
        BigDecimal e = d.exp(x);
        return d.div(d.add(e, d.div(ONE, e)), 2);
    }

    BigDecimal tanh(BigDecimal x) {
        return d.div(sinh(x), cosh(x));
    }

    BigDecimal asinh(BigDecimal x) {
        BigDecimal a = x.abs();
        return d.mul(d.log(d.add(a, d.sqrt(d.add(d.mul(a, a), ONE)))), x.signum());
    }

    BigDecimal acosh(BigDecimal x) {
        return d.log(d.add(x, d.sqrt(d.mul(d.sub(x, ONE), d.add(x, ONE)))));
    }

    BigDecimal atanh(BigDecimal x) {
        return d.div(d.log(d.div(d.add(ONE, x), d.sub(ONE, x))), 2);
    }

    BigDecimal expm1(BigDecimal x) {
        return d.sub(d.exp(x), ONE);
    }

    BigDecimal log1p(BigDecimal x) {
        return d.log(d.add(ONE, x));
    }

    BigDecimal exp2(BigDecimal x) {
        return d.exp(d.mul(x, d.log(BigDecimal.TWO)));
    }

    BigDecimal log2(BigDecimal x) {
        return d.div(d.log(x), d.log(BigDecimal.TWO));
    }

    BigDecimal log10(BigDecimal x) {
        return d.div(d.log(x), d.log(BigDecimal.TEN));
    }

    BigDecimal cbrt(BigDecimal x) {
        return d.mul(d.exp(d.div(d.log(x.abs()), 3)), x.signum());
    }

    BigDecimal logistic(BigDecimal x) {
        return d.div(ONE, d.add(ONE, d.exp(x.negate())));
    }
}
