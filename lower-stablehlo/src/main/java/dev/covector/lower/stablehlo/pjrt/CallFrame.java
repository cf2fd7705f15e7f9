package dev.covector.lower.stablehlo.pjrt;

import java.util.List;
import java.util.Map;

/**
 * One run of a custom call.
 *
 * @param arguments not to be written
 * @param results to be filled
 * @param attributes of the call's {@code backend_config}, by name: a {@link Long}, {@link Double}, {@link Boolean} or
 *     {@link String}, a list of numbers, or a map of attributes
 */
public record CallFrame(List<CallBuffer> arguments, List<CallBuffer> results, Map<String, Object> attributes) {
    public CallBuffer argument(int i) {
        return arguments.get(i);
    }

    public CallBuffer result(int i) {
        return results.get(i);
    }

    /**
     * A whole number among the attributes, or a truth value as 1 or 0.
     *
     * @throws IllegalArgumentException where the call has none of this name
     */
    public long number(String attribute) {
        return switch (attributes.get(attribute)) {
            case Long number -> number;
            case Boolean flag -> flag ? 1 : 0;
            case null, default ->
                throw new IllegalArgumentException("the call needs the number " + attribute + "; it has " + attributes);
        };
    }
}
