package dev.covector.codegen.jvm.routine;

import dev.covector.codegen.jvm.blas.Strided;
import dev.covector.codegen.jvm.blas.Transpose;

/**
 * A batch of matrices in one call; strides count elements and are {@link Axes#IRREGULAR} where there is no single one.
 */
record Matrix(long address, long rows, long columns, long rowStride, long columnStride, long batchStride) {
    private static final long NONE = 0;

    static Matrix of(Factor factor, long[] numbers, long address) {
        return new Matrix(
                address,
                factor.rows().count(numbers),
                factor.columns().count(numbers),
                factor.rows().stride(numbers),
                factor.columns().stride(numbers),
                factor.batch().stride(numbers));
    }

    static Matrix dense(long rows, long columns, long address) {
        return new Matrix(address, rows, columns, 1, rows, rows * columns);
    }

    Matrix at(long start) {
        return new Matrix(start, rows, columns, rowStride, columnStride, batchStride);
    }

    boolean isRegular() {
        return rowStride != Axes.IRREGULAR && columnStride != Axes.IRREGULAR;
    }

    /** Whether the BLAS can read each of these matrices, as it is or as its transpose. */
    boolean isNative() {
        return signedLeading() != NONE;
    }

    Transpose transpose() {
        return signedLeading() > 0 ? Transpose.NONE : Transpose.TRANSPOSE;
    }

    long leading() {
        return Math.abs(signedLeading());
    }

    /** The leading dimension, negative for a transpose. */
    private long signedLeading() {
        if (rowStride == 1 || rows == 1) {
            long leading = columns == 1 ? rows : columnStride;
            if (leading >= rows && columns <= Integer.MAX_VALUE && leading <= Integer.MAX_VALUE) {
                return leading;
            }
        }
        if (columnStride == 1 || columns == 1) {
            long leading = rows == 1 ? columns : rowStride;
            if (leading >= columns && rows <= Integer.MAX_VALUE && leading <= Integer.MAX_VALUE) {
                return -leading;
            }
        }
        return NONE;
    }

    /** The matrices of a batch as one; where they are not evenly side by side, its column stride is irregular. */
    Matrix sideBySide(long batch) {
        long stride = columns == 1 ? batchStride : columnStride;
        boolean even = batchStride == columns * stride;
        return new Matrix(address, rows, columns * batch, rowStride, even ? stride : Axes.IRREGULAR, 0);
    }

    Strided strided() {
        return new Strided(address, rowStride, columnStride, false);
    }
}
