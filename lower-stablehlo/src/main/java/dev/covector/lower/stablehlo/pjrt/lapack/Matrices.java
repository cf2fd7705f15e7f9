package dev.covector.lower.stablehlo.pjrt.lapack;

import dev.covector.lower.stablehlo.pjrt.CallBuffer;
import dev.covector.lower.stablehlo.pjrt.PjrtShape;

/** A batch of matrices or vectors, one after the other: the sizes of one, and where each starts. */
record Matrices(CallBuffer buffer, int rank) {
    /** The sizes behind the batch are the last two. */
    static Matrices of(CallBuffer buffer) {
        return new Matrices(buffer, 2);
    }

    static Matrices vectors(CallBuffer buffer) {
        return new Matrices(buffer, 1);
    }

    static Matrices scalars(CallBuffer buffer) {
        return new Matrices(buffer, 0);
    }

    int rows() {
        return Math.toIntExact(shape().dim(shape().rank() - 2));
    }

    int columns() {
        return Math.toIntExact(shape().dim(shape().rank() - 1));
    }

    /** How far apart columns are: LAPACK wants one row at least. */
    int leading() {
        return Math.max(1, rows());
    }

    int count() {
        long count = 1;
        for (int axis = 0; axis < shape().rank() - rank; axis++) {
            count *= shape().dim(axis);
        }
        return Math.toIntExact(count);
    }

    /** The bytes of one. */
    long bytes() {
        long bytes = shape().type().bytes();
        for (int axis = shape().rank() - rank; axis < shape().rank(); axis++) {
            bytes *= shape().dim(axis);
        }
        return bytes;
    }

    long at(int i) {
        return buffer.memory().address() + i * bytes();
    }

    private PjrtShape shape() {
        return buffer.shape();
    }
}
