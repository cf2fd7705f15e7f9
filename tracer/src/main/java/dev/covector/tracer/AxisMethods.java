package dev.covector.tracer;

import dev.covector.ir.DType;

/** Functions of the elements along axes: probabilities in a stable form, places of extremes. */
sealed interface AxisMethods permits Tensor {
    private Tensor self() {
        return (Tensor) this;
    }

    /** log Σ exp(x) over the given axes, or over all where none is given, without overflow; of nothing -inf. */
    default Tensor logsumexp(int... axes) {
        return logsumexpKeepDims(axes)
                .reshape(self().type()
                        .minusAxes(Axes.orAll("logsumexp", self(), axes))
                        .shape());
    }

    /** {@link #logsumexp} with the axes kept. */
    default Tensor logsumexpKeepDims(int... axes) {
        Tensor peak = peak("logsumexp", axes);
        Tensor sum = inexact().sub(peak).exp().sumKeepDims(axes);
        Tensor isZero = sum.eq(0);
        return isZero.select(Double.NEGATIVE_INFINITY, isZero.select(1, sum).log())
                .add(peak);
    }

    /** exp(x) / Σ exp(x) over the given axes, or over all where none is given, without overflow. */
    default Tensor softmax(int... axes) {
        Tensor weights = inexact().sub(peak("softmax", axes)).exp();
        return weights.div(weights.sumKeepDims(axes));
    }

    /** x - log Σ exp(x) over the given axes, or over all where none is given, without overflow. */
    default Tensor logSoftmax(int... axes) {
        Tensor shifted = inexact().sub(peak("logSoftmax", axes));
        return shifted.sub(shifted.exp().sumKeepDims(axes).log());
    }

    private Tensor inexact() {
        return self().convert(self().dtype().toInexact());
    }

    /** The largest real part, as a constant to subtract; zero where it is infinite and the difference would be NaN. */
    private Tensor peak(String op, int... axes) {
        Axes.orAll(op, self(), axes);
        Tensor x = inexact();
        Tensor largest =
                (x.dtype().isComplex() ? x.real() : x).maxKeepDims(axes).stopGradient();
        return largest.abs().eq(Double.POSITIVE_INFINITY).select(0, largest);
    }

    /** The index (i64) of the first largest element along an axis, or of the first NaN. */
    default Tensor argmax(int axis) {
        Tensor x = Order.numbers("argmax", self());
        int at = Order.occupied("argmax", x, axis);
        return firstIndex(x, x.maxKeepDims(at), at);
    }

    /** The index (i64) of the first largest element in column-major order, or of the first NaN. */
    default Tensor argmax() {
        return self().flatten().argmax(0);
    }

    /** The index (i64) of the first smallest element along an axis, or of the first NaN. */
    default Tensor argmin(int axis) {
        Tensor x = Order.numbers("argmin", self());
        int at = Order.occupied("argmin", x, axis);
        return firstIndex(x, x.minKeepDims(at), at);
    }

    /** The index (i64) of the first smallest element in column-major order, or of the first NaN. */
    default Tensor argmin() {
        return self().flatten().argmin(0);
    }

    private static Tensor firstIndex(Tensor x, Tensor extreme, int axis) {
        Tensor hit = x.dtype().isReal() ? x.eq(extreme).or(x.isNaN()) : x.eq(extreme);
        Tensor index = Tensor.iota(DType.I64, x.shape(), axis);
        return hit.select(index, Long.MAX_VALUE).min(axis);
    }
}
