package dev.covector.oracles.adapters;

import dev.covector.tracer.Tensor;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** PyTorch's order of elements, the last index fastest, and its leading batch axes, in terms of ours. */
final class Rows {
    private Rows() {}

    /** All elements in row-major order. */
    static Tensor flat(Tensor x) {
        return x.transpose().flatten();
    }

    /** The elements in row-major order under another shape; one size may be -1. */
    static Tensor reshape(Tensor x, long... shape) {
        return x.transpose().reshape(reversed(shape)).transpose();
    }

    private static long[] reversed(long... shape) {
        return LongStream.range(0, shape.length)
                .map(i -> shape[shape.length - 1 - (int) i])
                .toArray();
    }

    /** The last axes, so many of them, before the others: leading batch axes become trailing ones. */
    static Tensor batchLast(Tensor x, int core) {
        return rotated(x, x.rank() - core);
    }

    /** The first axes, so many of them, behind the others: trailing batch axes become leading ones. */
    static Tensor batchFirst(Tensor x, int core) {
        return rotated(x, core);
    }

    /** So many leading axes moved to the end. */
    private static Tensor rotated(Tensor x, int count) {
        int rank = x.rank();
        return rank < 2
                ? x
                : x.permute(IntStream.range(0, rank)
                        .map(i -> Math.floorMod(i + count, rank))
                        .toArray());
    }

    /** A function of matrices in the first axes as one of matrices in the last axes. */
    static Tensor matrices(Tensor x, UnaryOperator<Tensor> f) {
        return batchFirst(f.apply(batchLast(x, 2)), 2);
    }

    /** A function that wants an axis, of a scalar too, which PyTorch takes for a vector of one element. */
    static Tensor lifted(Tensor x, UnaryOperator<Tensor> f) {
        return x.rank() == 0 ? f.apply(x.reshape(1)).reshape(new long[0]) : f.apply(x);
    }
}
