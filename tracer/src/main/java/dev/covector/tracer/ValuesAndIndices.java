package dev.covector.tracer;

import dev.covector.ir.Dim;

/** Elements of a tensor, and their places (i64) along the axis that they come from; both have one shape. */
public record ValuesAndIndices(Tensor values, Tensor indices) {
    /** Those at one place of an axis, without that axis. */
    ValuesAndIndices take(int axis, Dim place) {
        return new ValuesAndIndices(values.take(axis, place), indices.take(axis, place));
    }
}
