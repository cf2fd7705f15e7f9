package dev.covector.ops.math;

import static dev.covector.ir.kernel.Intrinsic.SQRT;

import dev.covector.ir.kernel.KernelScalars;
import dev.covector.ir.kernel.Reg;

/** The inverse hyperbolic functions of real numbers by log1p of pairs, after fdlibm (Sun Microsystems, 1993). */
public final class Hyperbolics {
    private Hyperbolics() {}

    /** sign(x) log1p(|x| + x^2 / (1 + sqrt(1 + x^2))). */
    public static Reg asinh(KernelScalars k, Reg x) {
        Reals r = Reals.of(k, x);
        Reg a = r.abs(x);
        Reg square = r.mul(a, a);
        Reg rest = r.div(square, r.add(r.apply(SQRT, r.add(square, 1)), 1));
        return r.copySign(log1p(r, a, r.fastTwoSum(a, rest)), x);
    }

    /** log1p(t + sqrt((x - 1) (x + 1))) with t = x - 1; NaN for x < 1. */
    public static Reg acosh(KernelScalars k, Reg x) {
        Reals r = Reals.of(k, x);
        Pair t = r.fastTwoSum(x, r.number(-1));
        Pair square = r.product(t, r.fastTwoSum(x, r.number(1)));
        Reg root = r.apply(SQRT, square.high());
        Reg remainder = r.add(r.fma(r.neg(root), root, square.high()), square.low());
        Reg rest = r.div(r.mul(remainder, 0.5), r.select(r.equal(root, 0), 1, root));
        Pair sum = r.fastTwoSum(root, t.high());
        Pair y = new Pair(sum.high(), r.add(sum.low(), r.add(t.low(), rest)));
        return r.select(r.less(x, 1), Double.NaN, log1p(r, x, y));
    }

    /** log1p(y), but log(2 a) where y is about that and its square overflows. */
    private static Reg log1p(Reals r, Reg a, Pair y) {
        Reg isHuge = r.less(r.format().choose(1e10, 1e100), a);
        Reg low = r.select(isHuge, 0, y.low());
        Reg logarithm = Logarithms.log1p(r, new Pair(r.select(isHuge, a, y.high()), low));
        Reg value = r.add(logarithm, r.select(isHuge, Math.log(2), r.number(0)));
        return r.select(r.less(a, Double.POSITIVE_INFINITY), value, a);
    }

    /** sign(x) log1p(2 |x| / (1 - |x|)) / 2; infinite at -1 and 1. */
    public static Reg atanh(KernelScalars k, Reg x) {
        Reals r = Reals.of(k, x);
        Reg a = r.abs(x);
        Reg isInside = r.less(a, 1);
        Reg inside = r.select(isInside, a, r.number(0));
        Pair y = Quotient.pair(r, r.add(inside, inside), r.fastTwoSum(r.number(1), r.neg(inside)));
        Reg value = r.mul(Logarithms.log1p(r, y), 0.5);
        Reg beyond = r.select(r.equal(a, 1), Double.POSITIVE_INFINITY, r.number(Double.NaN));
        return r.copySign(r.select(isInside, value, beyond), x);
    }
}
