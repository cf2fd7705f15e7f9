package dev.covector.lower.stablehlo.read.syntax;

import java.util.List;
import java.util.Optional;

/** A module: its name, which may be empty, and its functions. */
public record Module(String name, List<Function> functions) {
    public Module {
        functions = List.copyOf(functions);
    }

    public Optional<Function> function(String symbol) {
        return functions.stream().filter(f -> f.name().equals(symbol)).findFirst();
    }
}
