package dev.covector.api;

import dev.covector.tracer.UserLine;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Where {@code vmap} finds the members of a batch: for each argument the axis along which they lie in all of its tensors,
 * counted from the end where negative, or {@link Covector#none()}, where all members share the argument. A list has
 * something for each element of a list or an array, a map for each component of a record or each key of a map.
 *
 * @param axes one for each argument
 */
public record In(List<Object> axes) {
    static final int LAST = -1;
    static final int NONE = Integer.MIN_VALUE;

    public In {
        axes = List.copyOf(axes);
        axes.forEach(given -> require("in", given));
    }

    static In last(int arguments) {
        return new In(Collections.nCopies(arguments, LAST));
    }

    static void require(String where, Object given) {
        switch (given) {
            case Integer _ -> {}
            case List<?> parts -> parts.forEach(part -> require(where, part));
            case Map<?, ?> parts -> parts.values().forEach(part -> require(where, part));
            default ->
                throw UserLine.typeError(
                        "vmap (" + where + "): an axis is an int, none(), or a list or map of axes; got "
                                + given.getClass().getSimpleName() + " " + given);
        }
    }
}
