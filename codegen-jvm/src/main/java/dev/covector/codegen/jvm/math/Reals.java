package dev.covector.codegen.jvm.math;

import dev.covector.ir.kernel.Intrinsic;
import dev.covector.ir.kernel.KernelScalars;
import dev.covector.ir.kernel.Reg;
import java.util.List;

/** Arithmetic of one floating-point format, written into a kernel. */
record Reals(KernelScalars kernel, Format format) {
    static Reals of(KernelScalars kernel, Reg x) {
        return new Reals(kernel, Format.of(x.dtype()));
    }

    Reg number(double value) {
        return kernel.constant(format.real, value);
    }

    Reg integer(long value) {
        return kernel.constant(format.integer, value);
    }

    Reg add(Reg x, Reg y) {
        return kernel.apply(Intrinsic.ADD, x, y);
    }

    Reg add(Reg x, double y) {
        return add(x, number(y));
    }

    Reg sub(Reg x, Reg y) {
        return kernel.apply(Intrinsic.SUB, x, y);
    }

    Reg sub(Reg x, double y) {
        return sub(x, number(y));
    }

    Reg mul(Reg x, Reg y) {
        return kernel.apply(Intrinsic.MUL, x, y);
    }

    Reg mul(Reg x, double y) {
        return mul(x, number(y));
    }

    Reg div(Reg x, Reg y) {
        return kernel.apply(Intrinsic.DIV, x, y);
    }

    /** x y + z. */
    Reg fma(Reg x, Reg y, Reg z) {
        return kernel.apply(Intrinsic.FMA, x, y, z);
    }

    /** x y + z. */
    Reg fma(Reg x, double y, Reg z) {
        return fma(x, number(y), z);
    }

    Reg neg(Reg x) {
        return kernel.apply(Intrinsic.NEG, x);
    }

    Reg abs(Reg x) {
        return kernel.apply(Intrinsic.ABS, x);
    }

    Reg copySign(Reg magnitude, Reg sign) {
        return kernel.apply(Intrinsic.COPYSIGN, magnitude, sign);
    }

    Reg equal(Reg x, Reg y) {
        return kernel.apply(Intrinsic.EQ, x, y);
    }

    Reg equal(Reg x, double y) {
        return equal(x, number(y));
    }

    Reg less(Reg x, double y) {
        return kernel.apply(Intrinsic.LT, x, number(y));
    }

    Reg less(double x, Reg y) {
        return kernel.apply(Intrinsic.LT, number(x), y);
    }

    Reg less(Reg x, Reg y) {
        return kernel.apply(Intrinsic.LT, x, y);
    }

    /** x >= y. */
    Reg atLeastAs(Reg x, double y) {
        return kernel.apply(Intrinsic.LE, number(y), x);
    }

    Reg and(Reg x, Reg y) {
        return kernel.apply(Intrinsic.AND, x, y);
    }

    Reg or(Reg x, Reg y) {
        return kernel.apply(Intrinsic.OR, x, y);
    }

    Reg xor(Reg x, Reg y) {
        return kernel.apply(Intrinsic.XOR, x, y);
    }

    Reg select(Reg condition, Reg then, Reg otherwise) {
        return kernel.apply(Intrinsic.SELECT, condition, then, otherwise);
    }

    Reg select(Reg condition, double then, Reg otherwise) {
        return select(condition, number(then), otherwise);
    }

    Reg bits(Reg x) {
        return kernel.compute(format.integer, Intrinsic.BITCAST, List.of(x));
    }

    Reg ofBits(Reg bits) {
        return kernel.compute(format.real, Intrinsic.BITCAST, List.of(bits));
    }

    Reg shiftLeft(Reg bits, int by) {
        return kernel.apply(Intrinsic.SHL, bits, integer(by));
    }

    Reg shiftRight(Reg bits, int by) {
        return kernel.apply(Intrinsic.USHR, bits, integer(by));
    }

    /** All bits if the sign of x is set, else none. */
    Reg signMask(Reg x) {
        return kernel.apply(Intrinsic.NEG, shiftRight(bits(x), 8 * format.integer.bytes() - 1));
    }

    /** The first where the bits of the mask are set, the second elsewhere. */
    Reg blend(Reg mask, Reg then, Reg otherwise) {
        Reg difference = and(mask, xor(bits(then), bits(otherwise)));
        return ofBits(xor(bits(otherwise), difference));
    }

    /** At least the bound; NaN stays. */
    Reg atLeast(Reg x, double bound) {
        return select(less(x, bound), bound, x);
    }

    /** c[0] + c[1] x + c[2] x^2 + ..., the even and the odd powers apart: half the latency for one more product. */
    Reg polynomial(Reg x, double... c) {
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
    Pair fastTwoSum(Reg x, Reg y) {
        Reg sum = add(x, y);
        return new Pair(sum, add(sub(x, sum), y));
    }

    /** The rounded product and its error. */
    Pair twoProduct(Reg x, Reg y) {
        Reg product = mul(x, y);
        return new Pair(product, fma(x, y, neg(product)));
    }

    /** x y to twice the precision, but for the product of the low parts. */
    Pair product(Pair x, Pair y) {
        Pair high = twoProduct(x.high(), y.high());
        return new Pair(high.high(), add(high.low(), fma(x.high(), y.low(), mul(x.low(), y.high()))));
    }
}
