package dev.covector.codegen.jvm.blas;

/** Matrix products {@code C = op(A) op(B)} of column-major matrices at raw addresses. */
public final class Gemm {
    private static final String NAME = "gemm";

    private Gemm() {}

    /** One product; C is m by n, op(A) m by k, op(B) k by n; leading dimensions count elements; C is not read. */
    public static void gemm(
            Kind kind,
            Transpose transposeA,
            Transpose transposeB,
            long m,
            long n,
            long k,
            long a,
            long lda,
            long b,
            long ldb,
            long c,
            long ldc) {
        batched(kind, transposeA, transposeB, m, n, k, a, lda, 0, b, ldb, 0, c, ldc, 0, 1);
    }

    /** {@code batch} products, whose matrices start the strides apart, in elements; the results must not overlap. */
    public static void batched(
            Kind kind,
            Transpose transposeA,
            Transpose transposeB,
            long m,
            long n,
            long k,
            long a,
            long lda,
            long strideA,
            long b,
            long ldb,
            long strideB,
            long c,
            long ldc,
            long strideC,
            long batch) {
        checkSizes(m, n, k, batch);
        if (m == 0 || n == 0 || batch == 0) {
            return;
        }
        Sizes.checkMatrix(NAME, "c", c, ldc, m);
        if (k == 0) {
            clear(kind, m, n, c, ldc, strideC, batch);
            return;
        }
        Sizes.checkMatrix(NAME, "a", a, lda, transposeA == Transpose.NONE ? m : k);
        Sizes.checkMatrix(NAME, "b", b, ldb, transposeB == Transpose.NONE ? k : n);
        var left = new Product.Operand(kind, transposeA, a, (int) lda, strideA);
        var right = new Product.Operand(kind, transposeB, b, (int) ldb, strideB);
        var result = new Product.Operand(kind, Transpose.NONE, c, (int) ldc, strideC);
        Product product = new Product(kind, left, right, result, (int) m, (int) n, (int) k, batch);
        if (kind.isInteger() || !OpenBlas.isAvailable()) {
            product.runInJava();
            return;
        }
        Threads.run(product.work(), product);
    }

    private static void checkSizes(long m, long n, long k, long batch) {
        Sizes.checkSize(NAME, "m", m);
        Sizes.checkSize(NAME, "n", n);
        Sizes.checkSize(NAME, "k", k);
        Sizes.checkBatch(NAME, batch);
    }

    private static void clear(Kind kind, long m, long n, long c, long ldc, long stride, long batch) {
        for (long i = 0; i < batch; i++) {
            Memory.clear(c + i * stride * kind.bytes(), m * kind.bytes(), n, ldc * kind.bytes());
        }
    }
}
