package dev.covector.examples.mps;

import dev.covector.ir.DType;
import dev.covector.tracer.Tensor;

/** Operators on one spin, [2, 2]: the first basis vector points up along z. */
final class Spin {
    private Spin() {}

    static Tensor one() {
        return Tensor.eye(DType.F64, 2);
    }

    static Tensor none() {
        return Tensor.zeros(DType.F64, 2, 2);
    }

    static Tensor x() {
        return Tensor.of(new double[][] {{0, 1}, {1, 0}});
    }

    static Tensor z() {
        return Tensor.of(new double[][] {{1, 0}, {0, -1}});
    }
}
