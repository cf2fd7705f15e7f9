package dev.covector.ops.math;

import static dev.covector.ir.kernel.Intrinsic.*;

import dev.covector.ir.kernel.KernelScalars;
import dev.covector.ir.kernel.Reg;

/** Shifts of integers by any amount, and the least common multiple. */
public final class Integers {
    private Integers() {}

    /** x 2^y without the bits that leave; zero where y is not in 0 .. bits - 1. */
    public static Reg shiftLeft(KernelScalars k, Reg x, Reg y) {
        return k.apply(SELECT, inside(k, y), k.apply(SHL, x, y), k.like(x, 0));
    }

    /** x 2^-y rounded down; -1 or 0 by the sign of x where y is not in 0 .. bits - 1. */
    public static Reg shiftRight(KernelScalars k, Reg x, Reg y) {
        return k.apply(SHR, x, k.apply(SELECT, inside(k, y), y, k.like(y, bits(y) - 1)));
    }

    /** The bits of x moved y places down, zeros following; zero where y is not in 0 .. bits - 1. */
    public static Reg shiftRightLogical(KernelScalars k, Reg x, Reg y) {
        return k.apply(SELECT, inside(k, y), k.apply(USHR, x, y), k.like(x, 0));
    }

    private static Reg inside(KernelScalars k, Reg y) {
        return k.apply(AND, k.apply(LE, k.like(y, 0), y), k.apply(LT, y, k.like(y, bits(y))));
    }

    private static int bits(Reg x) {
        return 8 * x.dtype().bytes();
    }

    /** |x / gcd(x, y) y|; zero where one is zero. */
    public static Reg lcm(KernelScalars k, Reg x, Reg y) {
        return k.apply(ABS, k.apply(MUL, k.apply(DIV, x, k.apply(GCD, x, y)), y));
    }
}
