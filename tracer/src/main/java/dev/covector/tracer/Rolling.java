package dev.covector.tracer;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.Relation;
import dev.covector.ir.SizeScope;
import dev.covector.ir.TensorType;
import dev.covector.ops.Broadcast;
import dev.covector.ops.Reverse;
import java.util.ArrayList;
import java.util.List;

/** Elements moved or repeated along one axis. */
final class Rolling {
    private Rolling() {}

    static Tensor reversed(String op, Tensor x, int... axes) {
        List<Integer> found = Axes.orAll(op, x, axes);
        return found.isEmpty() ? x : Staging.one(x, value -> new Reverse(value, found));
    }

    /** The elements from mod(-shift, size) on, then those before. */
    static Tensor rolled(Tensor x, Dim shift, int axis) {
        Dim size = x.dim(axis);
        Dim start = shift.times(-1).mod(size);
        if (start.equals(Dim.ZERO)) {
            return x;
        }
        return Tensor.concatenate(axis, x.slice(axis, start, size), x.slice(axis, Dim.ZERO, start));
    }

    static Tensor repeated(String op, Tensor x, Dim count, int axis) {
        int at = Axes.one(op, x, axis);
        TensorType type = x.type();
        List<Dim> both = new ArrayList<>(type.shape());
        both.add(at, count);
        List<Dim> merged = new ArrayList<>(type.shape());
        merged.set(at, type.dim(at).times(count));
        List<Integer> axes = Axes.without(type.rank() + 1, List.of(at));
        return Staging.one(x, value -> new Broadcast(value, both, axes)).reshape(merged);
    }

    /** Place j takes element i where i counts have been used up before j: as many as have their sum at or before j. */
    static Tensor repeated(Tensor x, Tensor counts, int axis, Dim total) {
        boolean fits = counts.rank() == 1
                && counts.dtype().isInteger()
                && SizeScope.holds(counts.dim(0), Relation.EQUAL, x.dim(axis), "repeatInterleave");
        if (!fits) {
            throw UserLine.typeError("repeatInterleave: takes an integer for each index of axis " + axis + " of "
                    + x.type() + "; got " + counts.type());
        }
        Tensor ends = counts.convert(DType.I64).cumsum(0);
        // One place more catches the ends at or beyond the total.
        Tensor used = Tensor.zeros(DType.I64, total.plus(1))
                .scatterAdd(Tensor.ones(DType.I64, x.dim(axis)), List.of(ends), 0);
        return x.take(used.slice(0, Dim.ZERO, total).cumsum(0), axis);
    }
}
