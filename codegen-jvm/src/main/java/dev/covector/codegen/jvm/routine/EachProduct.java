package dev.covector.codegen.jvm.routine;

import dev.covector.codegen.jvm.blas.Gemm;
import dev.covector.codegen.jvm.blas.JavaGemm;
import dev.covector.codegen.jvm.blas.Kind;
import dev.covector.codegen.jvm.blas.Scratch;

/** The products of a batch one by one, with dense copies of the operands that cannot be read as they are. */
final class EachProduct {
    private static final long ALIGNMENT = 64;

    private final Kind kind;
    private final boolean isNative;
    private final Factor x;
    private final Factor y;
    private final long[] sizes;

    EachProduct(Kind kind, boolean isNative, Factor x, Factor y, long[] sizes) {
        this.kind = kind;
        this.isNative = isNative;
        this.x = x;
        this.y = y;
        this.sizes = sizes;
    }

    /** All products of a batch at once, of matrices that the BLAS can read. */
    static void multiply(Kind kind, Matrix a, Matrix b, Matrix c, long batch) {
        Gemm.batched(
                kind,
                a.transpose(),
                b.transpose(),
                a.rows(),
                b.columns(),
                a.columns(),
                a.address(),
                a.leading(),
                a.batchStride(),
                b.address(),
                b.leading(),
                b.batchStride(),
                c.address(),
                c.rows(),
                c.batchStride(),
                batch);
    }

    void run(Matrix a, Matrix b, Matrix c) {
        if (isReadable(a) && isReadable(b)) {
            run(a, b, c, 0);
            return;
        }
        Scratch.with(aligned(bytes(a)) + bytes(b), scratch -> run(a, b, c, scratch));
    }

    private void run(Matrix a, Matrix b, Matrix c, long scratch) {
        Odometer batch = new Odometer(
                x.batch().sizes(sizes), x.batch().strides(sizes), y.batch().strides(sizes));
        Matrix left = a;
        Matrix right = b;
        long lastX = 0;
        long lastY = 0;
        for (long i = 0; i < batch.points(); i++) {
            // Where a batch repeats a matrix, its copy is still there.
            long atX = a.address() + batch.offset(0) * kind.bytes();
            long atY = b.address() + batch.offset(1) * kind.bytes();
            left = atX == lastX ? left : readable(x, a.at(atX), scratch);
            right = atY == lastY ? right : readable(y, b.at(atY), scratch + aligned(bytes(a)));
            multiplyOne(left, right, c.at(c.address() + i * c.batchStride() * kind.bytes()));
            lastX = atX;
            lastY = atY;
            batch.advance();
        }
    }

    private void multiplyOne(Matrix a, Matrix b, Matrix c) {
        if (isNative) {
            multiply(kind, a, b, c, 1);
        } else {
            JavaGemm.gemm(kind, a.rows(), b.columns(), a.columns(), a.strided(), b.strided(), c.strided());
        }
    }

    private Matrix readable(Factor factor, Matrix matrix, long scratch) {
        return isReadable(matrix) ? matrix : factor.copy(kind.bytes(), sizes, matrix.address(), scratch);
    }

    private boolean isReadable(Matrix matrix) {
        return isNative ? matrix.isNative() : matrix.isRegular();
    }

    private long bytes(Matrix matrix) {
        return matrix.rows() * matrix.columns() * kind.bytes();
    }

    private static long aligned(long bytes) {
        return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }
}
