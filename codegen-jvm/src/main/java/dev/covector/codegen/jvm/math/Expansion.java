package dev.covector.codegen.jvm.math;

import dev.covector.ir.DType;
import dev.covector.ir.kernel.Intrinsic;
import dev.covector.ir.kernel.KernelScalars;
import dev.covector.ir.kernel.Reg;
import java.util.List;
import java.util.Optional;

/** An elementary function as kernel arithmetic; the result is the last step that it writes. */
@FunctionalInterface
interface Expansion {
    Reg emit(KernelScalars kernel, List<Reg> in);

    /** The expansion that is better than the JDK's function at this width (0: scalar). */
    static Optional<Expansion> of(Intrinsic function, Reg out, int vectorBits) {
        return out.dtype().isReal() && isBetter(function, out.dtype(), vectorBits)
                ? Optional.of(of(function))
                : Optional.empty();
    }

    private static boolean isBetter(Intrinsic function, DType dtype, int vectorBits) {
        boolean vector = vectorBits > 0;
        return switch (function) {
            case LOGISTIC -> true;
            case POW, TANH -> vector;
            default -> false;
        };
    }

    static Expansion of(Intrinsic function) {
        return switch (function) {
            case LOGISTIC -> Logistic::emit;
            case POW -> Power::emit;
            case TANH -> Tanh::emit;
            default -> throw new IllegalArgumentException("no expansion of " + function);
        };
    }
}
