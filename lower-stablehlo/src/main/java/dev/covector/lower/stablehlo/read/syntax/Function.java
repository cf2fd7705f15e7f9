package dev.covector.lower.stablehlo.read.syntax;

import java.util.List;

/**
 * A function of a module.
 *
 * @param name its symbol without the sign
 * @param body its parameters and operations, of which the last one returns
 */
public record Function(String name, boolean isPrivate, Region body, List<Result> results, Attributes attributes) {
    /** What the signature says of a result. */
    public record Result(Type type, Attributes attributes) {}

    public Function {
        results = List.copyOf(results);
    }
}
