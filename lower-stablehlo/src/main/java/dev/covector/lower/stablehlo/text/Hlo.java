package dev.covector.lower.stablehlo.text;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import java.util.List;
import java.util.stream.Collectors;

/** A value of a StableHLO text: its name, and the type that it has in Covector. */
public record Hlo(String name, TensorType type) {
    public DType dtype() {
        return type.dtype();
    }

    public int rank() {
        return type.rank();
    }

    /** The type as StableHLO has it: sizes that are no numbers are question marks, or the room made for them. */
    public static String type(TensorType type) {
        StringBuilder text = new StringBuilder("tensor<");
        for (Dim size : type.shape()) {
            text.append(Extents.text(size)).append('x');
        }
        return text.append(element(type.dtype())).append('>').toString();
    }

    public static String types(List<Hlo> values) {
        return values.stream().map(value -> type(value.type)).collect(Collectors.joining(", "));
    }

    public static String resultTypes(List<TensorType> types) {
        String all = types.stream().map(Hlo::type).collect(Collectors.joining(", "));
        return types.size() == 1 ? all : "(" + all + ")";
    }

    public static String names(List<Hlo> values) {
        return values.stream().map(Hlo::name).collect(Collectors.joining(", "));
    }

    private static String element(DType dtype) {
        return switch (dtype) {
            case BOOL -> "i1";
            case I32, I64, F32, F64 -> dtype.toString();
            case C64 -> "complex<f32>";
            case C128 -> "complex<f64>";
        };
    }

    /** A number of a dtype as it stands in {@code dense<…>}; bools are 0 and 1. */
    public static String number(DType dtype, Number value) {
        return switch (dtype) {
            case BOOL -> value.longValue() != 0 ? "true" : "false";
            case I32, I64 -> Long.toString(value.longValue());
            case F32 -> number((float) value.doubleValue());
            case F64 -> number(value.doubleValue());
            case C64, C128 -> "(" + number(dtype.realPart(), value) + ", " + number(dtype.realPart(), 0.0) + ")";
        };
    }

    private static String number(float x) {
        return Float.isFinite(x) ? Float.toString(x) : String.format("0x%08X", Float.floatToIntBits(x));
    }

    private static String number(double x) {
        return Double.isFinite(x) ? Double.toString(x) : String.format("0x%016X", Double.doubleToLongBits(x));
    }
}
