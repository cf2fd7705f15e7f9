package dev.covector.tracer;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.Relation;
import dev.covector.ir.SizeScope;
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

    boolean isAll() {
        return equals(all(of));
    }

    /** This with the elements along one axis chosen. */
    Slicing along(int axis, Dim start, Dim size, long step) {
        return new Slicing(of, with(starts, axis, start), with(sizes, axis, size), with(steps, axis, Dim.of(step)));
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
        return SizeScope.branch(x, Relation.AT_MOST, y);
    }

    /** The size of each of so many equal parts of an axis. */
    static Dim part(Tensor x, int axis, int parts) {
        Dim size = x.dim(axis);
        boolean divides = parts > 0 && SizeScope.holds(Dim.of(parts), Relation.DIVIDES, size, "split");
        if (!divides) {
            throw UserLine.typeError("split: axis " + axis + " of " + x.type() + " has no " + parts + " equal parts");
        }
        return size.floorDiv(parts);
    }

    /** The index along one of the first two axes, which the tensor must have. */
    static Tensor index(String op, Tensor x, int axis) {
        if (x.rank() < 2) {
            throw UserLine.typeError(op + ": takes matrices in the first two axes; got " + x.type());
        }
        return Tensor.iota(DType.I64, x.shape(), axis);
    }
}
