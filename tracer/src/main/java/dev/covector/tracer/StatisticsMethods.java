package dev.covector.tracer;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import org.jspecify.annotations.Nullable;

/**
 * What describes the elements over the given axes, or over all where none is given; negative axes count from the end. The
 * result has the other axes. Integers and bools count in f64.
 */
sealed interface StatisticsMethods permits Tensor {
    private Tensor self() {
        return (Tensor) this;
    }

    /** How many elements (i64) are not zero; of complex ones, not zero in both parts. */
    default Tensor countNonzero(int... axes) {
        int[] over = Axes.ints(Axes.orAll("countNonzero", self(), axes));
        Tensor counts = self().dtype().isComplex() ? self().ne(0) : self().convert(DType.BOOL);
        return over.length == 0
                ? counts.convert(DType.I64)
                : counts.convert(DType.I64).sum(over);
    }

    /** The sum of the elements that are not NaN. Linear in them. */
    default Tensor nansum(int... axes) {
        Axes.orAll("nansum", self(), axes);
        return Statistics.numbers(self()).sum(axes);
    }

    /** The mean of the elements that are not NaN; NaN where there is none. */
    default Tensor nanmean(int... axes) {
        Axes.orAll("nanmean", self(), axes);
        Tensor x = self().convert(self().dtype().toInexact());
        Tensor count = x.isNaN().not().convert(x.dtype()).sum(axes);
        return Statistics.numbers(x).sum(axes).div(count);
    }

    /** The smallest and the largest element. */
    default MinMax aminmax(int... axes) {
        Tensor x = Order.required("aminmax", self());
        Axes.orAll("aminmax", x, axes);
        return new MinMax(x.min(axes), x.max(axes));
    }

    /** The mean, and {@link ReductionMethods#varWithCorrection}. */
    default Moments varMean(double correction, int... axes) {
        return new Moments(self().mean(axes), self().varWithCorrection(correction, axes));
    }

    /** The mean, and {@link ReductionMethods#stdWithCorrection}. */
    default Moments stdMean(double correction, int... axes) {
        return new Moments(self().mean(axes), self().stdWithCorrection(correction, axes));
    }

    /** The mean of the two middle elements, or the middle one, along an axis; NaN if there is one. */
    default Tensor median(int axis) {
        int at = Order.occupied("median", self(), axis);
        Tensor sorted = Statistics.sorted("median", self(), at);
        Dim last = self().dim(at).minus(1);
        Tensor middle = sorted.take(at, last.floorDiv(2))
                .add(sorted.take(at, self().dim(at).floorDiv(2)))
                .mul(0.5);
        Tensor largest = sorted.take(at, last);
        return largest.isNaN().select(largest, middle);
    }

    /** {@link #median(int)} of all elements. */
    default Tensor median() {
        return self().flatten().median(0);
    }

    /** The lower of the two middle elements along an axis, and its place; NaN if there is one: PyTorch's median. */
    default ValuesAndIndices lowerMedian(int axis) {
        Tensor x = Order.required("lowerMedian", self());
        int at = Order.occupied("lowerMedian", x, axis);
        ValuesAndIndices sorted = Order.sorted("lowerMedian", x, at, false);
        Tensor numbers = x.isNaN().not().convert(DType.I64).sumKeepDims(at);
        Tensor hasNaN = numbers.lt(Tensor.scalar(x.dim(at)));
        Tensor middle = Tensor.scalar(x.dim(at).minus(1).floorDiv(2));
        Tensor place = hasNaN.select(numbers, middle.broadcastTo(numbers.shape()));
        return new ValuesAndIndices(
                Places.along(sorted.values(), place, at).squeeze(at),
                Places.along(sorted.indices(), place, at).squeeze(at));
    }

    /**
     * The element below which a fraction q in [0, 1] of the elements along an axis is; NaN if there is one. A vector q gives a
     * new first axis. Differentiable in the elements and, where interpolated linearly, in q.
     */
    default Tensor quantile(Tensor q, int axis, Interpolation how) {
        return Statistics.quantile(self(), q, axis, how);
    }

    /** {@link #quantile(Tensor, int, Interpolation)} of a number, interpolated linearly. */
    default Tensor quantile(double q, int axis) {
        if (!(q >= 0 && q <= 1)) {
            throw UserLine.typeError("quantile: takes a fraction from 0 to 1; got " + q);
        }
        return Statistics.quantile(self(), Tensor.scalar(q), axis, Interpolation.LINEAR);
    }

    /** {@link #cov(double, Tensor, Tensor)} with correction 1 and no weights. */
    default Tensor cov() {
        return cov(1, null, null);
    }

    /**
     * The covariances of variables, the rows of this matrix, over observations, its columns; a vector is one variable, whose
     * variance this is, without axes. Sums are divided by the number of observations less the correction.
     *
     * @param frequencies how often each observation counts, or null for once; integers
     * @param weights how much each observation counts, or null for alike
     */
    default Tensor cov(double correction, @Nullable Tensor frequencies, @Nullable Tensor weights) {
        return Covariance.of("cov", self(), correction, frequencies, weights);
    }

    /** The correlations of variables, the rows of this matrix, over observations, its columns: from -1 to 1. */
    default Tensor corrcoef() {
        return Covariance.correlation(self());
    }
}
