package dev.covector.ops.math;

import dev.covector.ir.kernel.Intrinsic;
import dev.covector.ir.kernel.KernelScalars;
import dev.covector.ir.kernel.Reg;
import java.util.List;

/** Arithmetic of one floating-point format, written into a kernel. */
public record Reals(KernelScalars kernel, Format format) {
    public static Reals of(KernelScalars kernel, Reg x) {
        return new Reals(kernel, Format.of(x.dtype()));
    }

    public Reg apply(Intrinsic function, Reg... in) {
        return kernel.apply(function, in);
    }

    public Reg number(double value) {
        return kernel.constant(format.real, value);
    }

    public Reg integer(long value) {
        return kernel.constant(format.integer, value);
    }

    public Reg add(Reg x, Reg y) {
        return kernel.apply(Intrinsic.ADD, x, y);
    }

    public Reg add(Reg x, double y) {
        return add(x, number(y));
    }

    public Reg sub(Reg x, Reg y) {
        return kernel.apply(Intrinsic.SUB, x, y);
    }

    public Reg sub(Reg x, double y) {
        return sub(x, number(y));
    }

    public Reg mul(Reg x, Reg y) {
        return kernel.apply(Intrinsic.MUL, x, y);
    }

    public Reg mul(Reg x, double y) {
        return mul(x, number(y));
    }

    public Reg div(Reg x, Reg y) {
        return kernel.apply(Intrinsic.DIV, x, y);
    }

    /** x y + z. */
    public Reg fma(Reg x, Reg y, Reg z) {
        return kernel.apply(Intrinsic.FMA, x, y, z);
    }

    /** x y + z. */
    public Reg fma(Reg x, double y, Reg z) {
        return fma(x, number(y), z);
    }

    public Reg neg(Reg x) {
        return kernel.apply(Intrinsic.NEG, x);
    }

    public Reg abs(Reg x) {
        return kernel.apply(Intrinsic.ABS, x);
    }

    public Reg copySign(Reg magnitude, Reg sign) {
        return kernel.apply(Intrinsic.COPYSIGN, magnitude, sign);
    }

    public Reg equal(Reg x, Reg y) {
        return kernel.apply(Intrinsic.EQ, x, y);
    }

    public Reg equal(Reg x, double y) {
        return equal(x, number(y));
    }

    public Reg less(Reg x, double y) {
        return kernel.apply(Intrinsic.LT, x, number(y));
    }

    public Reg less(double x, Reg y) {
        return kernel.apply(Intrinsic.LT, number(x), y);
    }

    public Reg less(Reg x, Reg y) {
        return kernel.apply(Intrinsic.LT, x, y);
    }

    /** x >= y. */
    public Reg atLeastAs(Reg x, double y) {
        return kernel.apply(Intrinsic.LE, number(y), x);
    }

    public Reg and(Reg x, Reg y) {
        return kernel.apply(Intrinsic.AND, x, y);
    }

    public Reg or(Reg x, Reg y) {
        return kernel.apply(Intrinsic.OR, x, y);
    }

    public Reg xor(Reg x, Reg y) {
        return kernel.apply(Intrinsic.XOR, x, y);
    }

    public Reg select(Reg condition, Reg then, Reg otherwise) {
        return kernel.apply(Intrinsic.SELECT, condition, then, otherwise);
    }

    public Reg select(Reg condition, double then, Reg otherwise) {
        return select(condition, number(then), otherwise);
    }

    public Reg bits(Reg x) {
        return kernel.compute(format.integer, Intrinsic.BITCAST, List.of(x));
    }

    public Reg ofBits(Reg bits) {
        return kernel.compute(format.real, Intrinsic.BITCAST, List.of(bits));
    }

    public Reg shiftLeft(Reg bits, int by) {
        return kernel.apply(Intrinsic.SHL, bits, integer(by));
    }

    public Reg shiftRight(Reg bits, int by) {
        return kernel.apply(Intrinsic.USHR, bits, integer(by));
    }

    /** All bits if the sign of x is set, else none. */
    public Reg signMask(Reg x) {
        return kernel.apply(Intrinsic.NEG, shiftRight(bits(x), 8 * format.integer.bytes() - 1));
    }

    /** The first where the bits of the mask are set, the second elsewhere. */
    public Reg blend(Reg mask, Reg then, Reg otherwise) {
        Reg difference = and(mask, xor(bits(then), bits(otherwise)));
        return ofBits(xor(bits(otherwise), difference));
    }

    /** At least the bound; NaN stays. */
    public Reg atLeast(Reg x, double bound) {
        return select(less(x, bound), bound, x);
    }

    /** At most the bound; NaN stays. */
    public Reg atMost(Reg x, double bound) {
        return select(less(bound, x), bound, x);
    }

    /** The polynomial with the coefficients for this format. */
    public Reg polynomial(Reg x, double[] f32, double[] f64) {
        return polynomial(x, format.choose(f32, f64));
    }

    /** c[0] + c[1] x + c[2] x^2 + ..., the even and the odd powers apart: half the latency for one more product. */
    public Reg polynomial(Reg x, double... c) {
        int last = c.length - 1;
        if (last < 3) {
            return horner(x, c, last, 1);
        }
        Reg square = mul(x, x);
        return fma(horner(square, c, (last - 1) | 1, 2), x, horner(square, c, last & ~1, 2));
    }

    private Reg horner(Reg x, double[] c, int from, int step) {
        Reg sum = number(c[from]);
        for (int i = from - step; i >= 0; i -= step) {
            sum = fma(sum, x, number(c[i]));
        }
        return sum;
    }

    /** The rounded sum and its error, where |x| >= |y| or x is zero (Dekker 1971, Fast2Sum). */
    public Pair fastTwoSum(Reg x, Reg y) {
        Reg sum = add(x, y);
        return new Pair(sum, add(sub(x, sum), y));
    }

    /** The rounded sum and its error, of any two (Knuth, 2Sum). */
    public Pair twoSum(Reg x, Reg y) {
        Reg sum = add(x, y);
        Reg shareOfY = sub(sum, x);
        return new Pair(sum, add(sub(x, sub(sum, shareOfY)), sub(y, shareOfY)));
    }

    /** The rounded product and its error. */
    public Pair twoProduct(Reg x, Reg y) {
        Reg product = mul(x, y);
        return new Pair(product, fma(x, y, neg(product)));
    }

    /** x y to twice the precision, but for the product of the low parts. */
    public Pair product(Pair x, Pair y) {
        Pair high = twoProduct(x.high(), y.high());
        return new Pair(high.high(), add(high.low(), fma(x.high(), y.low(), mul(x.low(), y.high()))));
    }
}
