package dev.covector.ops.math;

import static dev.covector.ir.kernel.Intrinsic.*;

import dev.covector.ir.kernel.KernelScalars;
import dev.covector.ir.kernel.Reg;

/** The inverse hyperbolic functions of real numbers by log1p, as in fdlibm (Sun Microsystems, 1993). */
public final class Hyperbolics {
    private Hyperbolics() {}

    /** sign(x) log1p(|x| + x^2 / (1 + sqrt(1 + x^2))). */
    public static Reg asinh(KernelScalars k, Reg x) {
        Reals r = Reals.of(k, x);
        Reg a = r.abs(x);
        Reg square = r.mul(a, a);
        Reg rest = r.div(square, r.add(r.apply(SQRT, r.add(square, 1)), 1));
        return r.copySign(log1p(r, a, r.add(a, rest)), x);
    }

    /** log1p(t + sqrt(t (t + 2))) with t = x - 1; NaN for x < 1. */
    public static Reg acosh(KernelScalars k, Reg x) {
        Reals r = Reals.of(k, x);
        Reg t = r.sub(x, 1);
        Reg root = r.apply(SQRT, r.mul(t, r.add(t, 2)));
        return r.select(r.less(x, 1), Double.NaN, log1p(r, x, r.add(t, root)));
    }

    /** log1p(y), but log(2 a) where y is about that and its square overflows. */
    private static Reg log1p(Reals r, Reg a, Reg y) {
        Reg huge = r.less(r.format().choose(1e10, 1e100), a);
        Reg logarithm = r.apply(LOG1P, r.select(huge, a, y));
        return r.add(logarithm, r.select(huge, Math.log(2), r.number(0)));
    }

    /** sign(x) log1p(2 |x| / (1 - |x|)) / 2. */
    public static Reg atanh(KernelScalars k, Reg x) {
        Reals r = Reals.of(k, x);
        Reg a = r.abs(x);
        Reg twice = r.apply(LOG1P, r.div(r.add(a, a), r.sub(r.number(1), a)));
        return r.copySign(r.mul(twice, 0.5), x);
    }
}
