package dev.covector.tracer;

import dev.covector.ir.Dim;
import dev.covector.ir.Relation;
import dev.covector.ir.SizeScope;
import dev.covector.ops.Slice;
import java.util.ArrayList;
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
        return equals(all(of)) ? of : Staging.one(of, x -> new Slice(x, starts, sizes, steps));
    }

    /** This with the elements along one axis chosen. */
    Slicing along(int axis, Dim start, Dim size, long step) {
        return along(axis, start, size, Dim.of(step));
    }

    Slicing along(int axis, Dim start, Dim size, Dim step) {
        return new Slicing(of, with(starts, axis, start), with(sizes, axis, size), with(steps, axis, step));
    }

    private static List<Dim> with(List<Dim> all, int axis, Dim one) {
        List<Dim> changed = new ArrayList<>(all);
        changed.set(axis, one);
        return changed;
    }

    /** This with the elements along one axis chosen by NumPy's bounds. */
    Slicing along(int axis, long start, long end, long step) {
        if (step < 1) {
            throw UserLine.typeError(
                    "slice: the step must be at least 1; got " + step + "; use reverse for the other order");
        }
        Dim size = of.dim(axis);
        Dim first = clamped(start, size);
        Dim last = clamped(end, size);
        Dim length = atMost(first, last) ? last.minus(first) : Dim.ZERO;
        return along(axis, first, length.ceilDiv(step), step);
    }

    private static Dim clamped(long bound, Dim size) {
        if (bound == Tensor.END) {
            return size;
        }
        if (bound >= 0) {
            return atMost(Dim.of(bound), size) ? Dim.of(bound) : size;
        }
        return atMost(Dim.of(-bound), size) ? size.plus(bound) : Dim.ZERO;
    }

    /** Whether the relation holds, or holds in the call being traced; either answer is then a guard. */
    private static boolean atMost(Dim x, Dim y) {
        if (SizeScope.holds(x, Relation.AT_MOST, y, "slice")) {
            return true;
        }
        Boolean proof = SizeScope.proof(x, Relation.AT_MOST, y);
        return proof == null
                && SizeScope.CURRENT.isBound()
                && SizeScope.CURRENT.get().decide(x, Relation.AT_MOST, y);
    }
}
