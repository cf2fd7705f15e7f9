package dev.covector.lower.stablehlo.export;

import dev.covector.ir.DType;
import dev.covector.ir.TensorType;
import dev.covector.lower.stablehlo.text.Hlo;
import dev.covector.lower.stablehlo.text.HloBuilder;
import dev.covector.ops.Cumargmax;
import java.util.List;

/** Where the running maximum is: the last place up to here at which the element was the maximum up to there, or NaN. */
record CumargmaxExport(Cumargmax op) implements Export {
    @Override
    public List<Hlo> write(List<Hlo> operands, HloBuilder b) {
        Hlo x = operands.getFirst();
        String extreme = op.least() ? "stablehlo.minimum" : "stablehlo.maximum";
        Hlo best = Cumulation.of(x, op.axis(), false, extreme, neutral(x.dtype()), b);
        Hlo isBest = b.compare("EQ", x, best);
        if (x.dtype().isReal()) {
            isBest = b.elementwise("stablehlo.or", DType.BOOL, isBest, b.compare("NE", x, x));
        }
        TensorType places = x.type().withDType(DType.I64);
        Hlo place = b.select(isBest, b.iota(places, op.axis()), b.full(places, 0));
        return List.of(Cumulation.of(place, op.axis(), false, "stablehlo.maximum", 0, b));
    }

    private Number neutral(DType dtype) {
        return switch (dtype) {
            case BOOL -> op.least() ? 1 : 0;
            case I32 -> op.least() ? Integer.MAX_VALUE : Integer.MIN_VALUE;
            case I64 -> op.least() ? Long.MAX_VALUE : Long.MIN_VALUE;
            case F32, F64, C64, C128 -> op.least() ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        };
    }
}
