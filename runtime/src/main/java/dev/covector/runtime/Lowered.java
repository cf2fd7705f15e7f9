package dev.covector.runtime;

import dev.covector.ir.Func;
import dev.covector.ir.TypeException;
import dev.covector.passes.lower.Program;
import dev.covector.passes.lower.Work;
import java.util.List;

/** A function on its way to a program, every stage kept for those who want to look. */
record Lowered(Func traced, Func simplified, Program program, Work work) {
    String text(String stage) {
        return switch (stage) {
            case "traced" -> traced.toString();
            case "simplified" -> simplified.toString();
            case "fused" -> program.toString();
            default ->
                throw new TypeException(
                        "no stage is named " + stage + "; the stages are " + List.of("traced", "simplified", "fused"));
        };
    }
}
