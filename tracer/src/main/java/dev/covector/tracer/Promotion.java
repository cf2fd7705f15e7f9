package dev.covector.tracer;

import dev.covector.ir.DType;
import dev.covector.ops.DTypeClass;

/** The dtype in which operands meet. */
final class Promotion {
    private Promotion() {}

    /** The dtype in which an op of the class computes operands of a dtype; the dtype itself where there is none. */
    static DType fit(DTypeClass accepted, DType dtype) {
        if (accepted.accepts(dtype)) {
            return dtype;
        }
        DType inexact = dtype.toInexact();
        return accepted == DTypeClass.COMPLEX
                ? inexact.complexOf()
                : isOfFunctions(accepted) && accepted.accepts(inexact) ? inexact : dtype;
    }

    /** Whether a class holds no integers, so that functions of it compute what is not inexact in f64. */
    private static boolean isOfFunctions(DTypeClass accepted) {
        return !accepted.accepts(DType.I64);
    }

    /**
     * The dtype in which a tensor meets a Java number: its own where that can hold such a number, otherwise f64 for a
     * fraction ({@code Double}, {@code Float}) and i64 for an integer.
     */
    static DType weak(DType tensor, Number number) {
        DType own = of(number);
        if (tensor.isInexact() || tensor.isInteger() && own.isInteger()) {
            require(tensor, number);
            return tensor;
        }
        return own.isInteger() ? DType.I64 : DType.F64;
    }

    private static void require(DType tensor, Number number) {
        boolean fits = tensor != DType.I32 || number instanceof TracedNumber || number.longValue() == number.intValue();
        if (!fits) {
            throw UserLine.typeError(
                    "the number " + number + " does not fit " + tensor + "; convert the tensor to i64");
        }
    }

    /** The dtype of a Java number alone. */
    static DType of(Number number) {
        return switch (number) {
            case Double _ -> DType.F64;
            case Float _ -> DType.F32;
            case Long _ -> DType.I64;
            case Integer _, Short _, Byte _ -> DType.I32;
            case TracedNumber traced -> traced.tensor().dtype();
            default ->
                throw UserLine.typeError(
                        "a " + number.getClass().getName() + " is not an element; use a double, float, long or int");
        };
    }
}
