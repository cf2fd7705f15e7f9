package dev.covector.lower.stablehlo.pjrt.lapack;

import dev.covector.lower.stablehlo.pjrt.CallBuffer;
import dev.covector.lower.stablehlo.pjrt.PjrtShape;
import dev.covector.lower.stablehlo.pjrt.PjrtType;
import java.util.Arrays;

/** A batch of matrices or vectors, one after the other: the sizes of one, and where each starts. */
record Matrices(CallBuffer buffer, int rank) {
    /**
     * Looks at an operand before LAPACK does, which believes what it is told.
     *
     * @throws IllegalArgumentException where it is not so many arrays of these sizes
     */
    static Matrices checked(String name, CallBuffer buffer, PjrtType type, int count, int... sizes) {
        Matrices matrices = new Matrices(buffer, sizes.length);
        boolean fits =
                buffer.shape().type() == type && buffer.shape().rank() >= sizes.length && matrices.count() == count;
        for (int i = 0; fits && i < sizes.length; i++) {
            fits = buffer.shape().dim(buffer.shape().rank() - sizes.length + i) == sizes[i];
        }
        if (!fits) {
            throw new IllegalArgumentException("%s has to be %d times %s%s; got %s"
                    .formatted(name, count, type, Arrays.toString(sizes), buffer.shape()));
        }
        return matrices;
    }

    /** A batch of matrices of any size. */
    static Matrices of(CallBuffer buffer) {
        if (buffer.shape().rank() < 2) {
            throw new IllegalArgumentException("takes matrices; got " + buffer.shape());
        }
        return new Matrices(buffer, 2);
    }

    /** The same, but square. */
    static Matrices square(CallBuffer buffer) {
        Matrices matrices = of(buffer);
        if (matrices.rows() != matrices.columns()) {
            throw new IllegalArgumentException("takes square matrices; got " + buffer.shape());
        }
        return matrices;
    }

    /** The last size: of a vector, its length. */
    int length() {
        return Math.toIntExact(shape().dim(shape().rank() - 1));
    }

    int smaller() {
        return Math.min(rows(), columns());
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
