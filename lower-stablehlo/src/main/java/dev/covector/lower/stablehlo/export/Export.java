package dev.covector.lower.stablehlo.export;

import dev.covector.lower.stablehlo.text.Hlo;
import dev.covector.lower.stablehlo.text.HloBuilder;
import java.util.List;

/** Writes an op that a form of lowering does not tell everything about; gives its results. */
@FunctionalInterface
public interface Export {
    List<Hlo> write(List<Hlo> operands, HloBuilder b);
}
