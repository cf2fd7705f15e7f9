package dev.covector.ops.math;

import static dev.covector.ir.kernel.Intrinsic.ABS;
import static dev.covector.ir.kernel.Intrinsic.COPYSIGN;
import static dev.covector.ir.kernel.Intrinsic.FLOOR;

import dev.covector.ir.kernel.KernelScalars;
import dev.covector.ir.kernel.Reg;

/** Rounding towards zero. */
public final class Truncation {
    private Truncation() {}

    /** x rounded towards zero, with its sign even where that is zero; an integer is itself. */
    public static Reg trunc(KernelScalars k, Reg x) {
        return x.dtype().isReal() ? k.apply(COPYSIGN, k.apply(FLOOR, k.apply(ABS, x)), x) : x;
    }
}
