package dev.covector.api.nn;

import dev.covector.tracer.Tensor;

/** Norms over one axis, which is kept. */
final class Norms {
    private Norms() {}

    static Tensor of(Tensor x, double p, int axis) {
        if (p == 2) {
            return x.normKeepDims(axis);
        }
        Tensor size = x.abs();
        if (p == 1) {
            return size.sumKeepDims(axis);
        }
        if (Double.isInfinite(p)) {
            return p > 0 ? size.maxKeepDims(axis) : size.minKeepDims(axis);
        }
        Tensor isZero = size.eq(0);
        Tensor sum = isZero.select(0, isZero.select(1, size).pow(p)).sumKeepDims(axis);
        Tensor isEmpty = sum.eq(0);
        return isEmpty.select(0, isEmpty.select(1, sum).pow(1 / p));
    }
}
