package dev.covector.api;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.tracer.Tensor;
import dev.covector.tracer.Unique;

/** The slices of a tensor along an axis, compared by their elements in column-major order, the first different one deciding. */
public final class Slices {
    private Slices() {}

    /** The places (i64) of the slices along an axis in ascending order; equal ones keep theirs. */
    public static Tensor argsort(Tensor x, int axis) {
        Tensor columns = columns(x, axis);
        Dim last = columns.dim(0).minus(1);
        Tensor asTheyAre = Tensor.arange(DType.I64, columns.dim(1));
        // Sorting by the last elements first, each time keeping the order of equals, leaves the first elements to
        // decide.
        return Control.fori(
                Dim.ZERO,
                columns.dim(0),
                (i, order) -> {
                    Tensor row = columns.take(Tensor.scalar(last).sub(i), 0);
                    return order.take(row.take(order).argsort(0));
                },
                asTheyAre);
    }

    /** The different slices along an axis, ascending, stacked along it: NumPy's unique with an axis. One with a NaN equals none. */
    public static Unique unique(Tensor x, int axis) {
        Tensor order = argsort(x, axis);
        Tensor sorted = columns(x, axis).take(order, 1);
        Tensor place = Tensor.arange(DType.I64, order.dim(0));
        Tensor before = sorted.take(place.sub(1).maximum(0), 1);
        Tensor isFirst = place.eq(0).or(sorted.ne(before).any(0));
        Tensor first = order.filter(isFirst);
        Tensor number = isFirst.convert(DType.I64).cumsum(0).sub(1);
        return new Unique(
                x.take(first, axis),
                first,
                number.bincount(first.dim(0)),
                Tensor.zeros(DType.I64, order.dim(0)).scatter(0, order, number));
    }

    /** The slices as the columns of a matrix. */
    private static Tensor columns(Tensor x, int axis) {
        Tensor last = x.moveaxis(axis, -1);
        Dim elements = last.shape().subList(0, last.rank() - 1).stream().reduce(Dim.ONE, Dim::times);
        return last.reshape(elements, x.dim(axis));
    }
}
