package dev.covector.ops.math;

import dev.covector.ir.kernel.Reg;

/**
 * Logarithms that keep what rounds off, of 2^k (1 + f) with f next to zero by the series of fdlibm (Sun Microsystems, 1993):
 * log(1 + f) = f - (f^2 / 2 - s (f^2 / 2 + R)) with s = f / (2 + f) and R a polynomial in s^2.
 */
final class Logarithms {
    private static final double[] R32 = {0xaaaaaap-24, 0xccce13p-25, 0x91e9eep-25, 0xf89e26p-26};
    private static final double[] R64 = {
        0.6666666666666735,
        0.3999999999940942,
        0.2857142874366239,
        0.22222198432149784,
        0.1818357216161805,
        0.15313837699209373,
        0.14798198605116586
    };
    /** The logarithm of two: the first so short that whole multiples are exact. */
    private static final double[] LOG2_32 = {0x1.62e3p-1, 0x1.2fefa4p-17};

    private static final double[] LOG2_64 = {0x1.62e42feep-1, 0x1.a39ef35793c76p-33};
    /** Its reciprocal. */
    private static final double[] INVERSE_32 = {0x1.715476p0, 0x1.4ae0cp-26};

    private static final double[] INVERSE_64 = {0x1.71547652b82fep0, 0x1.777d0ffda0d24p-56};

    private Logarithms() {}

    /** log(1 + y) of a finite pair above -1. */
    static Reg log1p(Reals r, Pair y) {
        Pair u = r.twoSum(r.number(1), y.high());
        Mantissa parts = Mantissa.ofNormal(r, u.high());
        Reg k = parts.exponent();
        Reg isNear = r.equal(k, 0);
        Reg f = r.select(isNear, y.high(), r.sub(parts.value(), 1));
        Reg lost = r.add(y.low(), r.select(isNear, 0, u.low()));
        double[] two = r.format().choose(LOG2_32, LOG2_64);
        Reg small = r.fma(k, two[1], r.div(lost, u.high()));
        Pair sum = r.fastTwoSum(r.mul(k, two[0]), f);
        return r.add(sum.high(), r.add(sum.low(), r.sub(small, bend(r, f))));
    }

    /** The logarithm to base two of a positive finite number: exact of powers of two. */
    static Reg log2(Reals r, Reg x) {
        Mantissa parts = Mantissa.of(r, x);
        Reg f = r.sub(parts.value(), 1);
        Pair log = r.fastTwoSum(f, r.neg(bend(r, f)));
        double[] inverse = r.format().choose(INVERSE_32, INVERSE_64);
        Pair product = r.product(log, new Pair(r.number(inverse[0]), r.number(inverse[1])));
        Pair sum = r.fastTwoSum(parts.exponent(), product.high());
        return r.add(sum.high(), r.add(sum.low(), product.low()));
    }

    /** f - log(1 + f). */
    private static Reg bend(Reals r, Reg f) {
        Reg s = r.div(f, r.add(f, 2));
        Reg square = r.mul(s, s);
        Reg half = r.mul(r.mul(f, f), 0.5);
        Reg rest = r.fma(square, r.polynomial(square, R32, R64), half);
        return r.fma(r.neg(s), rest, half);
    }
}
