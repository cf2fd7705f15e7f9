package dev.covector.lower.stablehlo.export;

import dev.covector.lower.stablehlo.text.Hlo;
import dev.covector.lower.stablehlo.text.HloBuilder;
import java.util.List;

/** The factor, whose upper triangle StableHLO leaves open. */
record CholeskyExport() implements Export {
    @Override
    public List<Hlo> write(List<Hlo> operands, HloBuilder b) {
        Hlo x = operands.getFirst();
        if (Matrices.isEmpty(x.type())) {
            return List.of(x);
        }
        Hlo last = Matrices.continued(Matrices.toEnd(x, 2, b), b);
        Hlo factor = b.op("stablehlo.cholesky", List.of(last), "lower = true", List.of(last.type()))
                .getFirst();
        return List.of(Matrices.toFront(Matrices.where("GE", factor, b), 2, b));
    }
}
