package dev.covector.ops.math;

import static dev.covector.ir.kernel.Intrinsic.*;

import dev.covector.ir.kernel.KernelScalars;
import dev.covector.ir.kernel.Reg;

/**
 * Trigonometric and hyperbolic functions of x + iy and their inverses, with the branch cuts and signed zeros of C99. The
 * inverses are those of Kahan, Branch cuts for complex elementary functions, or much ado about nothing's sign bit, 1987.
 */
public final class ComplexTrigonometry {
    private ComplexTrigonometry() {}

    /** sinh x cos y. */
    public static Reg sinhRe(KernelScalars k, Reg x, Reg y) {
        return k.apply(MUL, k.apply(SINH, x), k.apply(COS, y));
    }

    /** cosh x sin y, zero where y is. */
    public static Reg sinhIm(KernelScalars k, Reg x, Reg y) {
        return orZero(k, y, k.apply(MUL, k.apply(COSH, x), k.apply(SIN, y)));
    }

    /** cosh x cos y. */
    public static Reg coshRe(KernelScalars k, Reg x, Reg y) {
        return k.apply(MUL, k.apply(COSH, x), k.apply(COS, y));
    }

    /** sinh x sin y, zero where x or y is. */
    public static Reg coshIm(KernelScalars k, Reg x, Reg y) {
        Reg product = k.apply(MUL, k.apply(SINH, x), k.apply(SIN, y));
        Reg zero = k.apply(OR, k.apply(EQ, x, k.like(x, 0)), k.apply(EQ, y, k.like(y, 0)));
        return k.apply(
                SELECT,
                zero,
                k.apply(MUL, k.apply(COPYSIGN, k.like(x, 0), x), k.apply(COPYSIGN, k.like(y, 1), y)),
                product);
    }

    private static Reg orZero(KernelScalars k, Reg y, Reg value) {
        return k.apply(SELECT, k.apply(EQ, y, k.like(y, 0)), y, value);
    }

    /** sinh x cosh x / (sinh^2 x + cos^2 y). */
    public static Reg tanhRe(KernelScalars k, Reg x, Reg y) {
        Reals r = Reals.of(k, x);
        Reg bounded = bounded(r, x);
        return r.div(r.mul(r.apply(SINH, bounded), r.apply(COSH, bounded)), squares(r, bounded, y));
    }

    /** sin y cos y / (sinh^2 x + cos^2 y). */
    public static Reg tanhIm(KernelScalars k, Reg x, Reg y) {
        Reals r = Reals.of(k, x);
        Reg product = r.mul(r.apply(SIN, y), r.apply(COS, y));
        return r.div(product, squares(r, bounded(r, x), y));
    }

    /** From here on the real part of tanh is 1 and the squares would overflow. */
    private static Reg bounded(Reals r, Reg x) {
        double bound = r.format().choose(40.0, 350.0);
        return r.apply(MAX, r.apply(MIN, x, r.number(bound)), r.number(-bound));
    }

    private static Reg squares(Reals r, Reg x, Reg y) {
        Reg sinh = r.apply(SINH, x);
        Reg cos = r.apply(COS, y);
        return r.fma(sinh, sinh, r.mul(cos, cos));
    }

    /** tan z = -i tanh(iz). */
    public static Reg tanRe(KernelScalars k, Reg x, Reg y) {
        return tanhIm(k, y, x);
    }

    public static Reg tanIm(KernelScalars k, Reg x, Reg y) {
        return tanhRe(k, y, x);
    }

    /** sqrt(1 + z) for sign 1, sqrt(1 - z) for sign -1. */
    private static Complex root(KernelScalars k, Reg x, Reg y, int sign) {
        Reg re = k.apply(sign > 0 ? ADD : SUB, k.like(x, 1), x);
        Reg im = sign > 0 ? y : k.apply(NEG, y);
        return new Complex(ComplexFunctions.csqrtRe(k, re, im), ComplexFunctions.csqrtIm(k, re, im));
    }

    /** x / Re(sqrt(1 - z) sqrt(1 + z)) as the tangent of an angle. */
    public static Reg asinRe(KernelScalars k, Reg x, Reg y) {
        Complex a = root(k, x, y, -1);
        Complex b = root(k, x, y, 1);
        return k.apply(ATAN2, x, k.apply(SUB, k.apply(MUL, a.re(), b.re()), k.apply(MUL, a.im(), b.im())));
    }

    /** asinh Im(conj(sqrt(1 - z)) sqrt(1 + z)). */
    public static Reg asinIm(KernelScalars k, Reg x, Reg y) {
        Complex a = root(k, x, y, -1);
        Complex b = root(k, x, y, 1);
        return Hyperbolics.asinh(k, k.apply(SUB, k.apply(MUL, a.re(), b.im()), k.apply(MUL, a.im(), b.re())));
    }

    /** Twice the angle with tangent Re sqrt(1 - z) / Re sqrt(1 + z). */
    public static Reg acosRe(KernelScalars k, Reg x, Reg y) {
        Reg half = k.apply(ATAN2, root(k, x, y, -1).re(), root(k, x, y, 1).re());
        return k.apply(ADD, half, half);
    }

    public static Reg acosIm(KernelScalars k, Reg x, Reg y) {
        return k.apply(NEG, asinIm(k, x, y));
    }

    /** asinh z = -i asin(iz). */
    public static Reg asinhRe(KernelScalars k, Reg x, Reg y) {
        return k.apply(NEG, asinIm(k, y, k.apply(NEG, x)));
    }

    public static Reg asinhIm(KernelScalars k, Reg x, Reg y) {
        return asinRe(k, y, k.apply(NEG, x));
    }

    /** asinh Re(conj(sqrt(z - 1)) sqrt(z + 1)). */
    public static Reg acoshRe(KernelScalars k, Reg x, Reg y) {
        Complex b = root(k, x, y, 1);
        Complex c = belowRoot(k, x, y);
        return Hyperbolics.asinh(k, k.apply(ADD, k.apply(MUL, c.re(), b.re()), k.apply(MUL, c.im(), b.im())));
    }

    /** Twice the angle with tangent Im sqrt(z - 1) / Re sqrt(z + 1). */
    public static Reg acoshIm(KernelScalars k, Reg x, Reg y) {
        Reg half = k.apply(ATAN2, belowRoot(k, x, y).im(), root(k, x, y, 1).re());
        return k.apply(ADD, half, half);
    }

    private static Complex belowRoot(KernelScalars k, Reg x, Reg y) {
        Reg re = k.apply(SUB, x, k.like(x, 1));
        return new Complex(ComplexFunctions.csqrtRe(k, re, y), ComplexFunctions.csqrtIm(k, re, y));
    }

    /** log1p(4 |x| / ((1 - |x|)^2 + y^2)) / 4 with the sign of x. */
    public static Reg atanhRe(KernelScalars k, Reg x, Reg y) {
        Reals r = Reals.of(k, x);
        Reg a = squarable(r, x);
        Reg b = squarable(r, y);
        Reg below = r.sub(r.number(1), a);
        Reg quotient = r.div(r.mul(a, 4), r.fma(below, below, r.mul(b, b)));
        return r.copySign(r.mul(r.apply(LOG1P, quotient), 0.25), x);
    }

    /** Half the angle of the point (1 - x^2 - y^2, 2 y). */
    public static Reg atanhIm(KernelScalars k, Reg x, Reg y) {
        Reals r = Reals.of(k, x);
        Reg a = squarable(r, x);
        Reg b = r.copySign(squarable(r, y), y);
        Reg along = r.sub(r.mul(r.sub(r.number(1), a), r.add(a, 1)), r.mul(b, b));
        return r.mul(r.apply(ATAN2, r.add(b, b), along), 0.5);
    }

    /** |x|, but no more than what can be squared. */
    private static Reg squarable(Reals r, Reg x) {
        return r.apply(MIN, r.abs(x), r.number(r.format().choose(1e15, 1e150)));
    }

    /** atan z = -i atanh(iz). */
    public static Reg atanRe(KernelScalars k, Reg x, Reg y) {
        return atanhIm(k, y, x);
    }

    public static Reg atanIm(KernelScalars k, Reg x, Reg y) {
        return atanhRe(k, y, x);
    }
}
