package dev.covector.lower.stablehlo;

import dev.covector.ir.DType;
import dev.covector.ir.kernel.Reducer;
import dev.covector.lower.stablehlo.text.Hlo;
import dev.covector.lower.stablehlo.text.HloBuilder;
import java.util.List;

/** Elements combined over axes. */
final class Reductions {
    private Reductions() {}

    static Hlo write(Reducer reducer, List<Integer> axes, Hlo x, HloBuilder b) {
        String op = switch (reducer) {
            case SUM -> "stablehlo.add";
            case PRODUCT -> "stablehlo.multiply";
            case MAX -> "stablehlo.maximum";
            case MIN -> "stablehlo.minimum";
            case ALL -> "stablehlo.and";
            case ANY -> "stablehlo.or";
        };
        return b.reduce(x, neutral(reducer, x.dtype()), op, axes);
    }

    private static Number neutral(Reducer reducer, DType dtype) {
        return switch (reducer) {
            case SUM, ANY -> 0;
            case PRODUCT -> 1;
            case ALL -> -1;
            case MAX -> extreme(dtype, Integer.MIN_VALUE, Long.MIN_VALUE, Double.NEGATIVE_INFINITY);
            case MIN -> extreme(dtype, Integer.MAX_VALUE, Long.MAX_VALUE, Double.POSITIVE_INFINITY);
        };
    }

    private static Number extreme(DType dtype, int narrow, long wide, double real) {
        return switch (dtype) {
            case BOOL -> real < 0 ? 0 : 1;
            case I32 -> narrow;
            case I64 -> wide;
            case F32, F64, C64, C128 -> real;
        };
    }
}
