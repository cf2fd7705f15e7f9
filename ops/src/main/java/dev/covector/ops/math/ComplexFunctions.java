package dev.covector.ops.math;

import static dev.covector.ir.kernel.Intrinsic.*;

import dev.covector.ir.kernel.KernelScalars;
import dev.covector.ir.kernel.Reg;

/** Arithmetic, roots, exponentials and powers of complex numbers, from real functions of their parts. */
public final class ComplexFunctions {
    private ComplexFunctions() {}

    /** sqrt(x^2 + y^2) without overflow: the larger times sqrt(1 + r^2), r the smaller over the larger. */
    public static Reg hypot(KernelScalars k, Reg x, Reg y) {
        Reg ax = k.apply(ABS, x);
        Reg ay = k.apply(ABS, y);
        Reg large = k.apply(MAX, ax, ay);
        Reg small = k.apply(MIN, ax, ay);
        Reg plain = k.apply(EQ, small, k.like(x, 0));
        Reg infinite = k.apply(OR, isInfinite(k, ax), isInfinite(k, ay));
        Reg ratio = k.apply(DIV, small, k.apply(SELECT, plain, k.like(x, 1), large));
        Reg root = k.apply(MUL, large, k.apply(SQRT, k.apply(FMA, ratio, ratio, k.like(x, 1))));
        Reg value = k.apply(SELECT, plain, large, root);
        return k.apply(SELECT, infinite, k.like(x, Double.POSITIVE_INFINITY), value);
    }

    private static Reg isInfinite(KernelScalars k, Reg absolute) {
        return k.apply(EQ, absolute, k.like(absolute, Double.POSITIVE_INFINITY));
    }

    /** Real part of (a + ib) / (c + id) by Smith's method (R. L. Smith, CACM 1962). */
    public static Reg cdivRe(KernelScalars k, Reg a, Reg b, Reg c, Reg d) {
        return smith(k, a, b, c, d, false);
    }

    /** Imaginary part of (a + ib) / (c + id) by Smith's method. */
    public static Reg cdivIm(KernelScalars k, Reg a, Reg b, Reg c, Reg d) {
        return smith(k, a, b, c, d, true);
    }

    private static Reg smith(KernelScalars k, Reg a, Reg b, Reg c, Reg d, boolean imaginary) {
        Reg swap = k.apply(LT, k.apply(ABS, c), k.apply(ABS, d));
        Reg large = k.apply(SELECT, swap, d, c);
        Reg small = k.apply(SELECT, swap, c, d);
        Reg ratio = k.apply(DIV, small, large);
        Reg ratioOrZero = k.apply(SELECT, k.apply(EQ, small, k.like(c, 0)), small, ratio);
        Reg scale = k.apply(FMA, small, ratioOrZero, large);
        Reg x = imaginary ? b : a;
        Reg y = imaginary ? k.apply(NEG, a) : b;
        Reg straight = k.apply(FMA, y, ratioOrZero, x);
        Reg swapped = k.apply(FMA, x, ratioOrZero, y);
        return k.apply(DIV, k.apply(SELECT, swap, swapped, straight), scale);
    }

    /** One part of z / |z|, zero at zero. */
    public static Reg csign(KernelScalars k, Reg re, Reg im, Reg part) {
        Reg modulus = hypot(k, re, im);
        Reg zero = k.apply(EQ, modulus, k.like(re, 0));
        return k.apply(SELECT, zero, part, k.apply(DIV, part, k.apply(SELECT, zero, k.like(re, 1), modulus)));
    }

    /** exp(x) sin(y), zero where y is zero, so that real arguments stay real. */
    public static Reg cexpIm(KernelScalars k, Reg re, Reg im) {
        Reg real = k.apply(EQ, im, k.like(re, 0));
        return k.apply(SELECT, real, im, k.apply(MUL, k.apply(EXP, re), k.apply(SIN, im)));
    }

    /** Real part of the principal square root, by the half-angle of the modulus. */
    public static Reg csqrtRe(KernelScalars k, Reg re, Reg im) {
        Reg t = k.apply(SQRT, k.apply(MUL, k.apply(ADD, hypot(k, re, im), k.apply(ABS, re)), k.like(re, 0.5)));
        Reg other = halved(k, im, t);
        return k.apply(SELECT, k.apply(LT, re, k.like(re, 0)), k.apply(ABS, other), t);
    }

    /** Imaginary part of the principal square root. */
    public static Reg csqrtIm(KernelScalars k, Reg re, Reg im) {
        Reg t = k.apply(SQRT, k.apply(MUL, k.apply(ADD, hypot(k, re, im), k.apply(ABS, re)), k.like(re, 0.5)));
        return k.apply(SELECT, k.apply(LT, re, k.like(re, 0)), k.apply(COPYSIGN, t, im), halved(k, im, t));
    }

    /** y / 2t, and y where t is zero. */
    private static Reg halved(KernelScalars k, Reg y, Reg t) {
        Reg zero = k.apply(EQ, t, k.like(t, 0));
        Reg twice = k.apply(SELECT, zero, k.like(t, 1), k.apply(ADD, t, t));
        return k.apply(DIV, y, twice);
    }

    /** log |1 + z| = log1p(x (2 + x) + y^2) / 2 near zero, log of the modulus elsewhere. */
    public static Reg clog1pRe(KernelScalars k, Reg re, Reg im) {
        Reg square = k.apply(FMA, re, k.apply(ADD, re, k.like(re, 2)), k.apply(MUL, im, im));
        Reg near = k.apply(MUL, k.like(re, 0.5), k.apply(LOG1P, square));
        Reg far = k.apply(LOG, hypot(k, k.apply(ADD, re, k.like(re, 1)), im));
        return k.apply(SELECT, k.apply(LT, k.apply(ABS, square), k.like(re, 0.5)), near, far);
    }

    /** Real part of exp(w log z); one where w is zero. */
    public static Reg cpowRe(KernelScalars k, Reg a, Reg b, Reg c, Reg d) {
        return cpow(k, a, b, c, d, false);
    }

    /** Imaginary part of exp(w log z); zero where w is zero. */
    public static Reg cpowIm(KernelScalars k, Reg a, Reg b, Reg c, Reg d) {
        return cpow(k, a, b, c, d, true);
    }

    private static Reg cpow(KernelScalars k, Reg a, Reg b, Reg c, Reg d, boolean imaginary) {
        Reg zero = k.like(a, 0);
        Reg logarithm = k.apply(LOG, hypot(k, a, b));
        Reg angle = k.apply(ATAN2, b, a);
        Reg baseIsZero = k.apply(AND, k.apply(EQ, a, zero), k.apply(EQ, b, zero));
        Reg powerIsZero = k.apply(AND, k.apply(EQ, c, zero), k.apply(EQ, d, zero));
        Reg modulus = k.apply(EXP, k.apply(SUB, k.apply(MUL, c, logarithm), k.apply(MUL, d, angle)));
        Reg turn = k.apply(FMA, d, k.apply(SELECT, baseIsZero, zero, logarithm), k.apply(MUL, c, angle));
        Reg value = k.apply(MUL, modulus, k.apply(imaginary ? SIN : COS, turn));
        Reg settled = k.apply(SELECT, baseIsZero, zero, value);
        return k.apply(SELECT, powerIsZero, imaginary ? zero : k.like(a, 1), settled);
    }
}
