package dev.covector.tracer;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.Relation;
import dev.covector.ir.SizeScope;
import java.util.List;

/**
 * Elements in order along an axis, which may be negative: false before true, 0 and -0 alike, NaN as the largest of all. Equal
 * elements keep their order. Values are differentiable: they are elements of this tensor; indices (i64) are not.
 */
sealed interface SortMethods permits Tensor {
    private Tensor self() {
        return (Tensor) this;
    }

    /** The elements along an axis sorted, the smallest first. */
    default Tensor sort(int axis) {
        return sortWithIndices(axis).values();
    }

    /** The elements along an axis sorted, the largest first. */
    default Tensor sortDescending(int axis) {
        return Order.sorted("sortDescending", self(), axis, true).values();
    }

    /** The elements along axis 0 sorted. */
    default Tensor msort() {
        return Order.sorted("msort", self(), 0, false).values();
    }

    /** The elements along an axis sorted, the smallest first, and where they come from. */
    default ValuesAndIndices sortWithIndices(int axis) {
        return Order.sorted("sort", self(), axis, false);
    }

    /** The elements along an axis sorted, the largest first, and where they come from. */
    default ValuesAndIndices sortDescendingWithIndices(int axis) {
        return Order.sorted("sortDescending", self(), axis, true);
    }

    /** Where the elements along an axis come from when sorted, the smallest first. */
    default Tensor argsort(int axis) {
        return Order.places("argsort", self(), axis, false);
    }

    /** Where the elements along an axis come from when sorted, the largest first. */
    default Tensor argsortDescending(int axis) {
        return Order.places("argsortDescending", self(), axis, true);
    }

    /** The k largest elements along an axis, the largest first, and where they come from; k is at most the axis' size. */
    default ValuesAndIndices topK(Dim k, int axis) {
        return first("topK", k, axis, true);
    }

    /** {@link #topK(Dim, int)}. */
    default ValuesAndIndices topK(long k, int axis) {
        return topK(Sources.dim("topK", k), axis);
    }

    /** The k smallest elements along an axis, the smallest first, and where they come from; k is at most the axis' size. */
    default ValuesAndIndices leastK(Dim k, int axis) {
        return first("leastK", k, axis, false);
    }

    /** {@link #leastK(Dim, int)}. */
    default ValuesAndIndices leastK(long k, int axis) {
        return leastK(Sources.dim("leastK", k), axis);
    }

    private ValuesAndIndices first(String op, Dim k, int axis, boolean descending) {
        int at = Axes.one(op, self(), axis);
        if (!SizeScope.holds(k, Relation.AT_MOST, self().dim(at), op)) {
            throw UserLine.typeError(op + ": axis " + at + " of " + self().type() + " has no " + k + " elements");
        }
        Tensor places = Order.places(op, self(), at, descending).slice(at, Dim.ZERO, k);
        return new ValuesAndIndices(Places.along(self(), places, at), places);
    }

    /** The k-th smallest element along an axis, counted from 1, and where it comes from, without that axis. */
    default ValuesAndIndices kthvalue(Dim k, int axis) {
        int at = Axes.one("kthvalue", self(), axis);
        if (!SizeScope.holds(Dim.ONE, Relation.AT_MOST, k, "kthvalue")) {
            throw UserLine.typeError("kthvalue: k counts from 1; got " + k);
        }
        return first("kthvalue", k, at, false).take(at, k.minus(1));
    }

    /** {@link #kthvalue(Dim, int)}. */
    default ValuesAndIndices kthvalue(long k, int axis) {
        return kthvalue(Sources.dim("kthvalue", k), axis);
    }

    /**
     * All elements sorted, with what is needed to tell those that are different, however many they are: NumPy's and PyTorch's
     * unique, but for the number of results.
     */
    default Runs sortedRuns() {
        Tensor flat = Order.required("sortedRuns", self()).flatten();
        ValuesAndIndices sorted = Order.sorted("sortedRuns", flat, 0, false);
        Dim n = flat.dim(0);
        Tensor isFirst = Runs.starts(sorted.values());
        Tensor run = isFirst.convert(DType.I64).cumsum(0).sub(1);
        Tensor zeros = Tensor.zeros(DType.I64, n);
        Tensor inverse = Update.SET.at(zeros, run, List.of(sorted.indices()), List.of(0));
        Tensor ones = Tensor.ones(DType.I64, n);
        Tensor counts = Update.ADD.at(zeros, ones, List.of(run), List.of(0));
        return new Runs(
                sorted.values(), sorted.indices(), isFirst, inverse.reshape(self().shape()), counts, isFirst.sum());
    }
}
