package dev.covector.ops.math;

import static dev.covector.ir.kernel.Intrinsic.*;

import dev.covector.ir.kernel.KernelScalars;
import dev.covector.ir.kernel.Reg;

/** Powers of two, the logistic function and the logarithm of the modulus of complex numbers. */
public final class ComplexExponentials {
    private ComplexExponentials() {}

    /** 2^x cos(y log 2). */
    public static Reg exp2Re(KernelScalars k, Reg x, Reg y) {
        return k.apply(MUL, BinaryExponentials.exp2(k, x), k.apply(COS, k.apply(MUL, y, k.like(y, Math.log(2)))));
    }

    /** 2^x sin(y log 2), zero where y is. */
    public static Reg exp2Im(KernelScalars k, Reg x, Reg y) {
        Reg sine = k.apply(SIN, k.apply(MUL, y, k.like(y, Math.log(2))));
        Reg value = k.apply(MUL, BinaryExponentials.exp2(k, x), sine);
        return k.apply(SELECT, k.apply(EQ, y, k.like(y, 0)), y, value);
    }

    /** log |z|, near |z| = 1 as log1p((a - 1) (a + 1) + b^2) / 2 with a the larger part, which keeps what log loses there. */
    public static Reg logModulus(KernelScalars k, Reg x, Reg y) {
        Reals r = Reals.of(k, x);
        Reg a = r.apply(MAX, r.abs(x), r.abs(y));
        Reg b = r.apply(MIN, r.abs(x), r.abs(y));
        Reg excess = r.fma(r.sub(a, 1), r.add(a, 1), r.mul(b, b));
        Reg modulus = r.apply(LOG, ComplexFunctions.hypot(k, x, y));
        Reg near = r.mul(r.apply(LOG1P, excess), 0.5);
        return r.select(r.less(r.abs(excess), 0.5), near, modulus);
    }

    /** Real part of u / (1 + u) with u = exp(z) for x < 0, else of 1 / (1 + u) with u = exp(-z). */
    public static Reg logisticRe(KernelScalars k, Reg x, Reg y) {
        return logistic(k, x, y).re();
    }

    /** Imaginary part of the same. */
    public static Reg logisticIm(KernelScalars k, Reg x, Reg y) {
        return logistic(k, x, y).im();
    }

    private static Complex logistic(KernelScalars k, Reg x, Reg y) {
        Reals r = Reals.of(k, x);
        Reg size = r.neg(r.abs(x));
        Reg e = r.apply(EXP, size);
        Reg cosine = r.apply(COS, r.mul(y, 0.5));
        // 1 + u without the cancellation of 1 + e cos y.
        Reg twice = r.mul(r.mul(e, 2), r.mul(cosine, cosine));
        Reg re = r.sub(twice, r.apply(EXPM1, size));
        Reg sine = r.mul(e, r.apply(SIN, y));
        Reg negative = r.less(x, 0);
        Reg im = r.select(negative, sine, r.neg(sine));
        Reg dividendRe = r.select(negative, r.mul(e, r.apply(COS, y)), r.number(1));
        Reg dividendIm = r.select(negative, sine, r.number(0));
        Complex value = new Complex(
                ComplexFunctions.cdivRe(k, dividendRe, dividendIm, re, im),
                ComplexFunctions.cdivIm(k, dividendRe, dividendIm, re, im));
        return new Complex(value.re(), r.select(r.equal(y, 0), y, value.im()));
    }
}
