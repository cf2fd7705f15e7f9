package dev.covector.lower.stablehlo.read.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An operation in one form, however it was written: {@code stablehlo.compare LT, %0, %1} has its direction as an attribute.
 *
 * @param results names with {@code #0}, {@code #1}, … where one name stands for several
 * @param comments the lines above it
 */
public record Operation(
        String name,
        List<String> results,
        List<String> operands,
        Attributes attributes,
        List<Region> regions,
        List<Type> operandTypes,
        List<Type> resultTypes,
        List<String> comments,
        @Nullable Location location,
        Place place) {
    public Operation {
        results = List.copyOf(results);
        operands = List.copyOf(operands);
        regions = List.copyOf(regions);
        operandTypes = List.copyOf(operandTypes);
        resultTypes = List.copyOf(resultTypes);
        comments = List.copyOf(comments);
    }
}
