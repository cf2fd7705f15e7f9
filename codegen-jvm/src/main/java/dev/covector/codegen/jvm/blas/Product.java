package dev.covector.codegen.jvm.blas;

/** A batch of checked, non-empty products, and the routine that suits their shape. */
record Product(Kind kind, Operand a, Operand b, Operand c, int m, int n, int k, long batch) implements Threads.Calls {

    /** One side of a product: the first matrix, and how far apart the others start, in elements. */
    record Operand(Kind kind, Transpose transpose, long address, int leading, long stride) {
        long at(long index) {
            return address + index * stride * kind.bytes();
        }

        /** Read as a vector, the distance between its elements where op(X) has one column. */
        int columnStep() {
            return transpose == Transpose.NONE ? 1 : leading;
        }

        /** The same where op(X) has one row. */
        int rowStep() {
            return transpose == Transpose.NONE ? leading : 1;
        }

        boolean conjugated() {
            return transpose == Transpose.CONJUGATE_TRANSPOSE && kind.isComplex();
        }

        Strided strided(long index) {
            return Strided.columnMajor(at(index), leading, transpose);
        }
    }

    double work() {
        return (double) m * n * k;
    }

    /** Multiplies in plain Java. */
    void runInJava() {
        for (long i = 0; i < batch; i++) {
            JavaGemm.gemm(kind, m, n, k, a.strided(i), b.strided(i), c.strided(i));
        }
    }

    // The BLAS has no product with a conjugated vector. Where it has one, gemv was measured 2 to 12 times as fast as
    // gemm.
    @Override
    public void run() throws Throwable {
        if (n == 1 && !b.conjugated()) {
            for (long i = 0; i < batch; i++) {
                multiply(a, a.transpose, m, a.at(i), b.at(i), b.columnStep(), c.at(i), 1);
            }
        } else if (m == 1 && !a.conjugated() && !b.conjugated()) {
            // c = a op(B) is cᵀ = op(B)ᵀ aᵀ.
            Transpose flipped = b.transpose == Transpose.NONE ? Transpose.TRANSPOSE : Transpose.NONE;
            for (long i = 0; i < batch; i++) {
                multiply(b, flipped, n, b.at(i), a.at(i), a.rowStep(), c.at(i), c.leading);
            }
        } else {
            multiplyMatrices();
        }
    }

    private void multiplyMatrices() throws Throwable {
        int opA = a.transpose.cblas();
        int opB = b.transpose.cblas();
        for (long i = 0; i < batch; i++) {
            Cblas.gemm(kind, opA, opB, m, n, k, a.at(i), a.leading, b.at(i), b.leading, c.at(i), c.leading);
        }
    }

    // y is cleared here because not every OpenBLAS takes a factor of 0 to mean that y is not read.
    private void multiply(Operand matrix, Transpose op, int length, long at, long x, int stepX, long y, int stepY)
            throws Throwable {
        Memory.clear(y, kind.bytes(), length, (long) stepY * kind.bytes());
        int rows = op == Transpose.NONE ? length : k;
        int columns = op == Transpose.NONE ? k : length;
        Cblas.addGemv(kind, op.cblas(), rows, columns, at, matrix.leading, x, stepX, y, stepY);
    }
}
