package dev.covector.bench.accuracy;

import java.math.BigDecimal;

/** Elementary functions of one number, from the exponential, the logarithm, the sine and the arctangent. */
final class Elementary {
    private static final BigDecimal ONE = BigDecimal.ONE;

    private final Decimals d;
    private final BigDecimal ln2;
    private final BigDecimal ln10;

    Elementary(Decimals d) {
        this.d = d;
        ln2 = d.log(BigDecimal.TWO);
        ln10 = d.log(BigDecimal.TEN);
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
        BigDecimal e = d.expm1(x.abs());
        return d.mul(d.div(d.add(e, d.div(e, d.add(ONE, e))), 2), x.signum());
    }

    BigDecimal cosh(BigDecimal x) {
        BigDecimal e = d.exp(x);
        return d.div(d.add(e, d.div(ONE, e)), 2);
    }

    BigDecimal tanh(BigDecimal x) {
        BigDecimal e = d.expm1(d.mul(x, 2));
        return d.div(e, d.add(e, BigDecimal.TWO));
    }

    BigDecimal asinh(BigDecimal x) {
        BigDecimal a = x.abs();
        BigDecimal square = d.mul(a, a);
        BigDecimal more = d.div(square, d.add(ONE, d.sqrt(d.add(ONE, square))));
        return d.mul(d.log1p(d.add(a, more)), x.signum());
    }

    BigDecimal acosh(BigDecimal x) {
        BigDecimal t = x.subtract(ONE);
        return d.log1p(d.add(t, d.sqrt(d.mul(t, d.add(t, BigDecimal.TWO)))));
    }

    BigDecimal atanh(BigDecimal x) {
        return d.div(d.log1p(d.div(d.mul(x, 2), ONE.subtract(x, d.context()))), 2);
    }

    BigDecimal exp2(BigDecimal x) {
        return d.exp(d.mul(x, ln2));
    }

    BigDecimal log2(BigDecimal x) {
        return d.div(d.log(x), ln2);
    }

    BigDecimal log10(BigDecimal x) {
        return d.div(d.log(x), ln10);
    }

    BigDecimal cbrt(BigDecimal x) {
        return d.mul(d.exp(d.div(d.log(x.abs()), 3)), x.signum());
    }

    BigDecimal logistic(BigDecimal x) {
        return d.div(ONE, d.add(ONE, d.exp(x.negate())));
    }

    /** The angle of the point (x, y). */
    BigDecimal atan2(BigDecimal y, BigDecimal x) {
        if (x.signum() == 0) {
            return d.div(d.mul(d.pi(), y.signum()), 2);
        }
        BigDecimal angle = d.atan(d.div(y, x));
        return x.signum() > 0 ? angle : d.add(angle, y.signum() < 0 ? d.pi().negate() : d.pi());
    }

    BigDecimal entr(BigDecimal x) {
        return d.mul(x, d.log(x)).negate();
    }
}
