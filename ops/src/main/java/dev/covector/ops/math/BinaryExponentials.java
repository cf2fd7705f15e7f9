package dev.covector.ops.math;

import static dev.covector.ir.kernel.Intrinsic.*;

import dev.covector.ir.kernel.KernelScalars;
import dev.covector.ir.kernel.Reg;

/** Powers of two and logarithms to base two, exact where the result is. */
public final class BinaryExponentials {
    private BinaryExponentials() {}

    /** 2^x = 2^k exp(f log 2) with k the nearest integer and |f| <= 1/2. */
    public static Reg exp2(KernelScalars k, Reg x) {
        Reals r = Reals.of(k, x);
        // Beyond these bounds the result is zero or infinite.
        double bound = r.format().choose(160.0, 1100.0);
        Reg bounded = r.apply(MAX, r.apply(MIN, x, r.number(bound)), r.number(-bound));
        Reg whole = r.apply(RINT, bounded);
        Reg e = r.apply(EXP, r.mul(r.sub(bounded, whole), Math.log(2)));
        Reg half = r.apply(RINT, r.mul(whole, 0.5));
        return r.mul(r.mul(e, power(r, half)), power(r, r.sub(whole, half)));
    }

    /** 2^k of a whole number within the exponents of the format. */
    private static Reg power(Reals r, Reg k) {
        Reg biased = r.add(k, r.format().roundingShift() + r.format().bias);
        return r.ofBits(r.shiftLeft(r.bits(biased), r.format().fractionBits));
    }

    /** The logarithm to base two, of zero minus infinity, of negative numbers NaN. */
    public static Reg log2(KernelScalars k, Reg x) {
        Reals r = Reals.of(k, x);
        Reg value = Logarithms.log2(r, x);
        Reg signed = r.select(r.less(x, 0), Double.NaN, value);
        Reg settled = r.select(r.equal(x, 0), Double.NEGATIVE_INFINITY, signed);
        return r.select(r.less(x, Double.POSITIVE_INFINITY), settled, x);
    }

    /** The next number of the format from x towards y: one more or less in the bits, which order numbers of one sign. */
    public static Reg nextafter(KernelScalars k, Reg x, Reg y) {
        Reals r = Reals.of(k, x);
        Reg bits = r.bits(x);
        Reg grows = r.equal(r.less(x, y), r.less(0, x));
        Reg next = r.ofBits(r.add(bits, r.kernel().apply(SELECT, grows, r.integer(1), r.integer(-1))));
        Reg smallest = r.copySign(r.ofBits(r.integer(1)), y);
        Reg moved = r.select(r.equal(x, 0), smallest, next);
        Reg ordered = r.or(r.less(x, y), r.less(y, x));
        Reg same = r.select(r.equal(x, y), y, r.number(Double.NaN));
        return r.select(ordered, moved, same);
    }
}
