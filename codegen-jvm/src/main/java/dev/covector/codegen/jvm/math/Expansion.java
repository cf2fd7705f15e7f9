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
        return out.dtype().isReal() && isBetter(function, out.dtype(), vectorBits) ? of(function) : Optional.empty();
    }

    /**
     * Measured by AccuracyTable. The JDK has no vector {@code pow}, and {@code logistic} by its {@code exp(-x)} loses the
     * lower tail. Vectors of two lanes stay the JDK's, as comparing them is slow on x86.
     */
    private static boolean isBetter(Intrinsic function, DType dtype, int vectorBits) {
        int lanes = vectorBits / (8 * dtype.bytes());
        return switch (function) {
            case LOGISTIC -> dtype == DType.F64 || lanes > 0;
            case POW -> lanes > 2;
            case TANH -> vectorBits >= 256 && lanes < 16;
            default -> false;
        };
    }

    /** The expansion of a function that has one. */
    static Optional<Expansion> of(Intrinsic function) {
        return switch (function) {
            case LOGISTIC -> Optional.of(Logistic::emit);
            case POW -> Optional.of(Power::emit);
            case TANH -> Optional.of(Tanh::emit);
            default -> Optional.empty();
        };
    }
}
