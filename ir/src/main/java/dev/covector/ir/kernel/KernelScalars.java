package dev.covector.ir.kernel;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import java.util.List;

/** Writes scalar arithmetic into a loop body: what the value formulas of ops.spec compile to. */
public interface KernelScalars {
    Reg compute(DType dtype, Intrinsic function, List<Reg> in);

    Reg constant(DType dtype, Number value);

    /** A size as an {@code i64}. */
    Reg size(Dim size);

    /** A function of registers; a whole number is what it rounds to. */
    default Reg apply(Intrinsic function, Reg... in) {
        if (function.isRounding() && !in[0].dtype().isReal()) {
            return in[0];
        }
        DType dtype = function.isComparison() ? DType.BOOL : in[in.length - 1].dtype();
        return compute(dtype, function, List.of(in));
    }

    default Reg convert(DType dtype, Reg x) {
        return x.dtype() == dtype ? x : compute(dtype, Intrinsic.CONVERT, List.of(x));
    }

    /** A constant of the same dtype as a register. */
    default Reg like(Reg x, double value) {
        return constant(x.dtype(), x.dtype().isReal() ? (Number) value : (Number) (long) value);
    }
}
