package dev.covector.tracer;

import dev.covector.ir.Dim;
import java.util.Collections;
import java.util.List;

/** Which elements along each axis: start, number of them, and step. */
record Slicing(Tensor of, List<Dim> starts, List<Dim> sizes, List<Dim> steps) {
    /** All elements. */
    static Slicing all(Tensor x) {
        return new Slicing(
                x, Collections.nCopies(x.rank(), Dim.ZERO), x.shape(), Collections.nCopies(x.rank(), Dim.ONE));
    }

    /** The chosen elements. */
    Tensor elements() {
        return equals(all(of)) ? of : Staging.one(of, x -> new dev.covector.ops.Slice(x, starts, sizes, steps));
    }

    /** This with the elements along one axis chosen. */
    Slicing along(int axis, Dim start, Dim size, long step) {
        return along(axis, start, size, Dim.of(step));
    }

    Slicing along(int axis, Dim start, Dim size, Dim step) {
        return new Slicing(
                of, Axes.with(starts, axis, start), Axes.with(sizes, axis, size), Axes.with(steps, axis, step));
    }

    /** This with the elements along one axis chosen by a slice; one with a negative step is still to be reversed. */
    Slicing along(int axis, Slice slice) {
        Bounds bounds = Bounds.of(slice, of.dim(axis));
        return along(axis, bounds.start(), bounds.size(), bounds.step());
    }
}
