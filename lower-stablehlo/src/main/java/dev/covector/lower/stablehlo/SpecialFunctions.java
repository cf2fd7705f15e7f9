package dev.covector.lower.stablehlo;

import dev.covector.ir.TypeException;
import dev.covector.ir.kernel.Intrinsic;

/** Functions whose kernels are loops in Java. */
final class SpecialFunctions {
    private SpecialFunctions() {}

    static Hlo of(Intrinsic function, Hlo x, Hlo y, HloBuilder b) {
        if (function == Intrinsic.ZETA) {
            return b.elementwise("chlo.zeta", x.dtype(), x, y);
        }
        throw new TypeException(function + " has no StableHLO; run the function on Covector's own kernels");
    }
}
