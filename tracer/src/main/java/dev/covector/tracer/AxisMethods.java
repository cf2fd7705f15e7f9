package dev.covector.tracer;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.Relation;
import dev.covector.ir.SizeScope;
import dev.covector.ops.Cumsum;

/** Functions of the elements along axes: probabilities in a stable form, places of extremes, running sums. */
sealed interface AxisMethods permits Tensor {
    private Tensor self() {
        return (Tensor) this;
    }

    /** log Σ exp(x) of reals over the given axes, or over all where none is given, without overflow; of nothing -inf. */
    default Tensor logsumexp(int... axes) {
        return logsumexpKeepDims(axes).squeeze(axes);
    }

    /** {@link #logsumexp} with the axes kept. */
    default Tensor logsumexpKeepDims(int... axes) {
        Tensor peak = peak("logsumexp", axes);
        return inexact().sub(peak).exp().sumKeepDims(axes).log().add(peak);
    }

    /** exp(x) / Σ exp(x) of reals over the given axes, or over all where none is given, without overflow. */
    default Tensor softmax(int... axes) {
        Tensor weights = inexact().sub(peak("softmax", axes)).exp();
        return weights.div(weights.sumKeepDims(axes));
    }

    /** x - log Σ exp(x) of reals over the given axes, or over all where none is given, without overflow. */
    default Tensor logSoftmax(int... axes) {
        Tensor shifted = inexact().sub(peak("logSoftmax", axes));
        return shifted.sub(shifted.exp().sumKeepDims(axes).log());
    }

    private Tensor inexact() {
        return self().convert(self().dtype().toInexact());
    }

    /** The largest element, as a constant to subtract; zero where it is infinite and the difference would be NaN. */
    private Tensor peak(String op, int... axes) {
        Axes.list(op, ordered(op), axes);
        Tensor largest = inexact().maxKeepDims(axes).stopGradient();
        return largest.abs().eq(Double.POSITIVE_INFINITY).select(0, largest);
    }

    /** The index (i64) of the first largest element along an axis, or of the first NaN. */
    default Tensor argmax(int axis) {
        int at = Axes.one("argmax", ordered("argmax"), axis);
        return firstIndex("argmax", self().maxKeepDims(at), at);
    }

    /** The index (i64) of the first largest element in column-major order, or of the first NaN. */
    default Tensor argmax() {
        return self().flatten().argmax(0);
    }

    /** The index (i64) of the first smallest element along an axis, or of the first NaN. */
    default Tensor argmin(int axis) {
        int at = Axes.one("argmin", ordered("argmin"), axis);
        return firstIndex("argmin", self().minKeepDims(at), at);
    }

    /** The index (i64) of the first smallest element in column-major order, or of the first NaN. */
    default Tensor argmin() {
        return self().flatten().argmin(0);
    }

    private Tensor ordered(String op) {
        if (self().dtype().isComplex()) {
            throw UserLine.typeError(op + ": takes no complex tensor; got " + self().type());
        }
        return self();
    }

    private Tensor firstIndex(String op, Tensor extreme, int axis) {
        Dim size = self().dim(axis);
        if (!SizeScope.holds(Dim.ONE, Relation.AT_MOST, size, op)) {
            throw UserLine.typeError(op + ": axis " + axis + " of " + self().type() + " has no elements");
        }
        Tensor hit = self().dtype().isReal() ? self().eq(extreme).or(self().isNaN()) : self().eq(extreme);
        Tensor index = Tensor.iota(DType.I64, self().shape(), axis);
        return hit.select(index, Long.MAX_VALUE).min(axis);
    }

    /** The sum of the elements up to and including each one along an axis. Linear. */
    default Tensor cumsum(int axis) {
        int at = Axes.one("cumsum", self(), axis);
        return Staging.one(self(), x -> new Cumsum(x, at, false));
    }

    /** The sum of the elements from each one to the last along an axis. Linear. */
    default Tensor cumsumFromEnd(int axis) {
        int at = Axes.one("cumsumFromEnd", self(), axis);
        return Staging.one(self(), x -> new Cumsum(x, at, true));
    }
}
