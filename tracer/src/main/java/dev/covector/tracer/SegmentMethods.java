package dev.covector.tracer;

import dev.covector.ir.Dim;

/**
 * Places along an axis combined by segment: a vector of integers, one for each place, says which of the segments 0 to
 * n - 1 it belongs to. They need no order; places whose segment is not one of these are left out. The segments stand in
 * place of the axis. Their number may be a size made of data. Every one of these has derivatives of every order, and is what
 * JAX's {@code jax.ops.segment_sum} and its like are.
 */
sealed interface SegmentMethods permits Tensor {
    private Tensor self() {
        return (Tensor) this;
    }

    /** The sum of each segment along an axis; of none zero. Bools count as i64. */
    default Tensor segmentSum(Tensor ids, Dim segments, int axis) {
        return Segments.of("segmentSum", self(), ids, segments, axis).combined(Update.ADD);
    }

    /** {@link #segmentSum(Tensor, Dim, int)} along axis 0. */
    default Tensor segmentSum(Tensor ids, Dim segments) {
        return segmentSum(ids, segments, 0);
    }

    /** {@link #segmentSum(Tensor, Dim, int)} along axis 0. */
    default Tensor segmentSum(Tensor ids, long segments) {
        return segmentSum(ids, Sources.dim("segmentSum", segments));
    }

    /** The product of each segment along an axis; of none one. Differentiable where elements are zero too. */
    default Tensor segmentProd(Tensor ids, Dim segments, int axis) {
        return Segments.of("segmentProd", self(), ids, segments, axis).combined(Update.MULTIPLY);
    }

    /** {@link #segmentProd(Tensor, Dim, int)} along axis 0. */
    default Tensor segmentProd(Tensor ids, Dim segments) {
        return segmentProd(ids, segments, 0);
    }

    /** {@link #segmentProd(Tensor, Dim, int)} along axis 0. */
    default Tensor segmentProd(Tensor ids, long segments) {
        return segmentProd(ids, Sources.dim("segmentProd", segments));
    }

    /** The largest element of each segment along an axis; NaN if there is one; of none the least value. Ties share the derivative evenly. */
    default Tensor segmentMax(Tensor ids, Dim segments, int axis) {
        return Segments.of("segmentMax", self(), ids, segments, axis).combined(Update.MAX);
    }

    /** {@link #segmentMax(Tensor, Dim, int)} along axis 0. */
    default Tensor segmentMax(Tensor ids, Dim segments) {
        return segmentMax(ids, segments, 0);
    }

    /** {@link #segmentMax(Tensor, Dim, int)} along axis 0. */
    default Tensor segmentMax(Tensor ids, long segments) {
        return segmentMax(ids, Sources.dim("segmentMax", segments));
    }

    /** The smallest element of each segment along an axis; NaN if there is one; of none the largest value. Ties share the derivative evenly. */
    default Tensor segmentMin(Tensor ids, Dim segments, int axis) {
        return Segments.of("segmentMin", self(), ids, segments, axis).combined(Update.MIN);
    }

    /** {@link #segmentMin(Tensor, Dim, int)} along axis 0. */
    default Tensor segmentMin(Tensor ids, Dim segments) {
        return segmentMin(ids, segments, 0);
    }

    /** {@link #segmentMin(Tensor, Dim, int)} along axis 0. */
    default Tensor segmentMin(Tensor ids, long segments) {
        return segmentMin(ids, Sources.dim("segmentMin", segments));
    }

    /**
     * The mean of each segment along an axis; of integers rounded down. Of none it is zero, as in the graph libraries of JAX
     * and PyTorch, where {@link ReductionMethods} have NaN: messages of nobody are none.
     */
    default Tensor segmentMean(Tensor ids, Dim segments, int axis) {
        return Segments.of("segmentMean", self(), ids, segments, axis).mean();
    }

    /** {@link #segmentMean(Tensor, Dim, int)} along axis 0. */
    default Tensor segmentMean(Tensor ids, Dim segments) {
        return segmentMean(ids, segments, 0);
    }

    /** {@link #segmentMean(Tensor, Dim, int)} along axis 0. */
    default Tensor segmentMean(Tensor ids, long segments) {
        return segmentMean(ids, Sources.dim("segmentMean", segments));
    }
}
