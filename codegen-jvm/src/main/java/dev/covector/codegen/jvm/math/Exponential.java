package dev.covector.codegen.jvm.math;

import dev.covector.ir.kernel.Reg;
import dev.covector.ops.math.Pair;
import dev.covector.ops.math.Reals;

/**
 * The exponential function as a pair times a power of two: x = k log 2 + r with |r| <= (log 2) / 2 (Cody and Waite, 1980)
 * and exp r = 1 + r + r^2 E(r), E by Remez exchange to 2^-57 for {@code f64}, 2^-27.8 for {@code f32}. The rounded 1 + r
 * and its error stay apart from the small rest, so exp r is good to about 2^-56 and 2^-27.
 */
final class Exponential {
    private static final double[] E64 = {
        0x1.0000000000005p-1, 0x1.555555555555dp-3, 0x1.5555555551dddp-5, 0x1.111111110e27fp-7, 0x1.6c16c18047c25p-10,
        0x1.a01a01b7567cfp-13, 0x1.a019a31cba98cp-16, 0x1.71dde6b766f2cp-19, 0x1.28a6123c2e1bap-22,
                0x1.af7bcb1bf4409p-26
    };
    private static final double[] E32 = {0x1p-1, 0x1.555498p-3, 0x1.55546cp-5, 0x1.12368cp-7, 0x1.6dab5ap-10};
    private static final double LOG2_E = 0x1.71547652b82fep+0;

    private final Reals reals;

    Exponential(Reals reals) {
        this.reals = reals;
    }

    /** x = k log 2 + r: a rounded sum whose low bits are k plus a bias, and r. */
    record Reduced(Reg biasedK, Pair r) {}

    /** Reduces |x| < 2^10 for {@code f64}, 2^7 for {@code f32}; the bias is added to k. */
    Reduced reduce(Reg x, int bias) {
        double shift = reals.format().roundingShift() + bias;
        Reg biasedK = reals.fma(x, LOG2_E, reals.number(shift));
        Reg k = reals.sub(biasedK, shift);
        return new Reduced(biasedK, rest(k, -1, x));
    }

    /** As {@link #reduce} with -r: x = k log 2 - r. */
    Reduced reduceNegative(Reg x, int bias) {
        double shift = reals.format().roundingShift() + bias;
        Reg biasedK = reals.fma(x, LOG2_E, reals.number(shift));
        return new Reduced(biasedK, rest(reals.sub(biasedK, shift), 1, reals.neg(x)));
    }

    /** x + sign k log 2. */
    private Pair rest(Reg k, int sign, Reg x) {
        // The first part of log 2 has so few bits that k times it is exact.
        Reg high = reals.fma(k, sign * reals.format().choose(0x1.62e4p-1, 0x1.62e42fefa4p-1), x);
        double rest = sign * reals.format().choose(0x1.7f7d1cp-20, -0x1.8432a1b0e2634p-43);
        Reg r = reals.fma(k, rest, high);
        return new Pair(r, reals.fma(k, rest, reals.sub(high, r)));
    }

    /** exp r - 1 - r, where r is reduced and its low part below the last place of the high one. */
    Reg beyondLinear(Pair r) {
        Reg e = reals.polynomial(r.high(), reals.format().choose(E32, E64));
        return reals.fma(reals.mul(r.high(), r.high()), e, reals.fma(r.low(), r.high(), r.low()));
    }

    /** exp r, where r is reduced; the low part is up to a tenth of the high one. */
    Pair ofReduced(Pair r) {
        Pair linear = reals.fastTwoSum(reals.number(1), r.high());
        return new Pair(linear.high(), reals.add(linear.low(), beyondLinear(r)));
    }

    /** 2^k for a normal result, of a sum reduced with the format's bias. */
    Reg power(Reg biasedK) {
        return reals.ofBits(reals.shiftLeft(reals.bits(biasedK), reals.format().fractionBits));
    }
}
