package dev.covector.tracer;

import java.util.List;

/** Norms of differences and of matrices. */
final class Distances {
    private Distances() {}

    static Tensor between(Tensor x, Tensor y, double p) {
        if (!(p >= 0)) {
            throw UserLine.typeError("cdist: p must not be negative; got " + p);
        }
        List<Tensor> both = Products.batched("cdist", x, y);
        Tensor rows = both.get(0).convert(both.get(0).dtype().toInexact());
        return norm(rows.expandDims(1).sub(both.get(1).expandDims(0)), p, 2);
    }

    /** The p-norm over an axis, with derivative zero where it is zero. */
    private static Tensor norm(Tensor x, double p, int axis) {
        if (p == 0) {
            return x.ne(0).convert(x.dtype().realPart()).sum(axis);
        }
        if (p == 1) {
            return x.abs().sum(axis);
        }
        if (p == 2) {
            return x.norm(axis);
        }
        Tensor size = x.abs();
        if (p == Double.POSITIVE_INFINITY) {
            return size.max(axis);
        }
        Tensor isZero = size.eq(0);
        Tensor sum = isZero.select(0, isZero.select(1, size).pow(p)).sum(axis);
        Tensor isEmpty = sum.eq(0);
        return isEmpty.select(0, isEmpty.select(1, sum).pow(1 / p));
    }

    static Tensor matrixNorm(Tensor x, double order) {
        Diagonals.index("matrixNorm", x, 0);
        boolean overRows = Math.abs(order) == 1;
        if (!overRows && !Double.isInfinite(order)) {
            throw UserLine.typeError(
                    "matrixNorm: the order must be 1, -1, infinity or -infinity, or none for Frobenius' norm; got "
                            + order);
        }
        Tensor sums = x.convert(x.dtype().toInexact()).abs().sum(overRows ? 0 : 1);
        return order > 0 ? sums.max(0) : sums.min(0);
    }
}
