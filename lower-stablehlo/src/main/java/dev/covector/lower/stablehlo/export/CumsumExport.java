package dev.covector.lower.stablehlo.export;

import dev.covector.lower.stablehlo.text.Hlo;
import dev.covector.lower.stablehlo.text.HloBuilder;
import dev.covector.ops.Cumsum;
import java.util.List;

/** Running sums. */
record CumsumExport(Cumsum op) implements Export {
    @Override
    public List<Hlo> write(List<Hlo> operands, HloBuilder b) {
        return List.of(Cumulation.of(operands.getFirst(), op.axis(), op.reverse(), "stablehlo.add", 0, b));
    }
}
