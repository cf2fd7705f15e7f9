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
        return both.get(0).expandDims(1).sub(both.get(1).expandDims(0)).vectorNorm(p, 2);
    }

    static Tensor matrixNorm(Tensor x, double order) {
        Diagonals.index("matrixNorm", x, 0);
        if (Math.abs(order) == 2) {
            Tensor s = x.svdValues();
            return order > 0 ? s.max(0) : s.min(0);
        }
        boolean overRows = Math.abs(order) == 1;
        if (!overRows && !Double.isInfinite(order)) {
            throw UserLine.typeError(
                    "matrixNorm: the order must be 1, -1, 2, -2, infinity or -infinity, or none for Frobenius' norm; got "
                            + order);
        }
        Tensor sums = x.convert(x.dtype().toInexact()).abs().sum(overRows ? 0 : 1);
        return order > 0 ? sums.max(0) : sums.min(0);
    }
}
