package dev.covector.lower.stablehlo.export;

import dev.covector.ir.DType;
import dev.covector.ir.TensorType;
import dev.covector.lower.stablehlo.text.Hlo;
import dev.covector.lower.stablehlo.text.HloBuilder;
import dev.covector.lower.stablehlo.text.HloRegion;
import dev.covector.ops.Argsort;
import java.util.List;

/** A stable sort of pairs of an element and its place. */
record ArgsortExport(Argsort op) implements Export {
    @Override
    public List<Hlo> write(List<Hlo> operands, HloBuilder b) {
        Hlo x = b.masked(operands.getFirst(), last(operands.getFirst().dtype()), List.of(op.axis()));
        TensorType places = x.type().withDType(DType.I64);
        TensorType element = TensorType.scalar(x.dtype());
        TensorType place = TensorType.scalar(DType.I64);
        HloRegion before = new HloRegion(
                List.of(element, element, place, place),
                pair -> List.of(
                        op.descending() ? isLess(pair.get(1), pair.get(0), b) : isLess(pair.get(0), pair.get(1), b)));
        return b.op(
                        "stablehlo.sort",
                        List.of(x, b.iota(places, op.axis())),
                        "dimension = " + op.axis() + " : i64, is_stable = true",
                        List.of(x.type(), places),
                        List.of(before))
                .subList(1, 2);
    }

    /** What comes last: what has an earlier place, if it is equal, comes before it. */
    private Number last(DType dtype) {
        return switch (dtype) {
            case BOOL -> op.descending() ? 0 : 1;
            case I32 -> op.descending() ? Integer.MIN_VALUE : Integer.MAX_VALUE;
            case I64 -> op.descending() ? Long.MIN_VALUE : Long.MAX_VALUE;
            case F32, F64, C64, C128 -> op.descending() ? Double.NEGATIVE_INFINITY : Double.NaN;
        };
    }

    /** Whether x comes before y: NaN counts as larger than all numbers. */
    static Hlo isLess(Hlo x, Hlo y, HloBuilder b) {
        Hlo less = b.compare("LT", x, y);
        if (!x.dtype().isReal()) {
            return less;
        }
        Hlo isNumber = b.compare("EQ", x, x);
        Hlo isNan = b.compare("NE", y, y);
        return b.elementwise(
                "stablehlo.or", DType.BOOL, less, b.elementwise("stablehlo.and", DType.BOOL, isNumber, isNan));
    }
}
