package dev.covector.lower.stablehlo.export;

import dev.covector.lower.stablehlo.text.Hlo;
import dev.covector.lower.stablehlo.text.HloBuilder;
import dev.covector.ops.Prod;
import java.util.List;

/** A product of complex numbers, whose parts StableHLO multiplies together. */
record ProdExport(Prod op) implements Export {
    @Override
    public List<Hlo> write(List<Hlo> operands, HloBuilder b) {
        return List.of(b.reduce(operands.getFirst(), 1, "stablehlo.multiply", op.axes()));
    }
}
