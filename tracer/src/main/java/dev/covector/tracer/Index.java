package dev.covector.tracer;

import dev.covector.ir.Dim;

/**
 * One entry of {@link IndexMethods#index}: a place on an axis, a {@link Slice} or a range of it, an ellipsis, a new axis, a
 * tensor of places, or a mask, which is a tensor of bool.
 */
public sealed interface Index permits Index.Place, Index.Range, Index.Mark, Slice, Tensor {
    /** All axes that no other entry is for; each index has it once at most, and by itself at the end. */
    Index ELLIPSIS = Mark.ELLIPSIS;

    /** A new axis of size 1. */
    Index NEW_AXIS = Mark.NEW_AXIS;

    /** The element at a place of an axis, which goes away; a negative place counts from the end. */
    static Index at(long place) {
        return new Place(Dim.of(place));
    }

    /** The element at a place of an axis, which goes away. */
    static Index at(Dim place) {
        return new Place(place);
    }

    /** The elements from start to before end, 0 <= start <= end <= size. */
    static Index range(Dim start, Dim end) {
        return new Range(start, end);
    }

    /** The element at a place. */
    record Place(Dim place) implements Index {}

    /** The elements between two places. */
    record Range(Dim start, Dim end) implements Index {}

    /** An entry that is for no axis in particular. */
    enum Mark implements Index {
        ELLIPSIS,
        NEW_AXIS
    }
}
