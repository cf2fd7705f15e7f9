package dev.covector.lower.stablehlo;

import java.util.List;

/** Writes an op that a form of lowering does not tell everything about; gives its results. */
@FunctionalInterface
public interface Export {
    List<Hlo> write(List<Hlo> operands, HloBuilder b);
}
