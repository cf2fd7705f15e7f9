package dev.covector.tracer;

import dev.covector.ir.Dim;
import java.util.Arrays;

/** Slices, to be read or replaced. All are linear, of any dtype; negative axes count from the end. */
sealed interface SelectionMethods permits Tensor {
    private Tensor self() {
        return (Tensor) this;
    }

    /**
     * The elements from start to before end along an axis, as NumPy's {@code x[start:end]}: negative bounds count from the
     * end, and bounds outside are clamped. Of a size known only at run time the plan gets guards that say which bounds are
     * inside.
     */
    default Tensor slice(int axis, long start, long end) {
        return slice(axis, start, end, 1);
    }

    /** Every step-th of the elements from start to before end along an axis; steps are at least 1. */
    default Tensor slice(int axis, long start, long end, long step) {
        int at = Axes.one("slice", self(), axis);
        return Slicing.all(self()).along(at, forwards(start, end, step)).elements();
    }

    private static Slice forwards(long start, long end, long step) {
        if (step < 1) {
            throw UserLine.typeError(
                    "slice: the step must be at least 1; got " + step + "; use reverse for the other order");
        }
        return Slice.of(start, end, step);
    }

    /** The elements from start to before end along an axis, 0 <= start <= end <= size. */
    default Tensor slice(int axis, Dim start, Dim end) {
        return Slicing.all(self())
                .along(Axes.one("slice", self(), axis), start, end.minus(start), 1)
                .elements();
    }

    /** A slice along each axis, with bounds and steps as in {@link #slice(int, long, long, long)}. */
    default Tensor slice(long[] starts, long[] ends, long[] steps) {
        int rank = self().rank();
        if (starts.length != rank || ends.length != rank || steps.length != rank) {
            throw UserLine.typeError("slice: takes one start, end and step for each axis of " + self().type());
        }
        Slicing slicing = Slicing.all(self());
        for (int axis = 0; axis < rank; axis++) {
            slicing = slicing.along(axis, forwards(starts[axis], ends[axis], steps[axis]));
        }
        return slicing.elements();
    }

    /** The elements at one index of an axis, without that axis; a negative index counts from the end. */
    default Tensor take(int axis, long index) {
        return take(axis, Dim.of(index));
    }

    /** The elements at one index of an axis, without that axis. */
    default Tensor take(int axis, Dim index) {
        int at = Axes.one("take", self(), axis);
        Dim place = Bounds.place("take", self(), at, index);
        return Slicing.all(self()).along(at, place, Dim.ONE, 1).elements().squeeze(at);
    }

    /** With one index of an axis replaced by values, which broadcast to the shape of {@link #take(int, Dim)}. They promote. */
    default Tensor selectScatter(Tensor values, int axis, long index) {
        return along("selectScatter", axis, Index.at(index)).set(values);
    }

    /** With the elements of {@link #slice(int, long, long, long)} replaced by values, which broadcast. They promote. */
    default Tensor sliceScatter(Tensor values, int axis, long start, long end, long step) {
        return along("sliceScatter", axis, forwards(start, end, step)).set(values);
    }

    private Indexed along(String op, int axis, Index entry) {
        Index[] entries = new Index[Axes.one(op, self(), axis) + 1];
        Arrays.fill(entries, Slice.all());
        entries[entries.length - 1] = entry;
        return new Indexed(op, self(), entries);
    }
}
