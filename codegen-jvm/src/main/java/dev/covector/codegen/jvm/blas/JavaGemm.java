package dev.covector.codegen.jvm.blas;

/** Matrix products in plain Java, for every kind and layout: the fallback, and the reference for the native ones. */
public final class JavaGemm {
    private static final int ROWS = 128;
    private static final int COLUMNS = 64;
    private static final int DEPTH = 128;

    private JavaGemm() {}

    /** {@code C = A B}; A is m by k, B k by n; C is not read and must not overlap A or B. */
    public static void gemm(Kind kind, long m, long n, long k, Strided a, Strided b, Strided c) {
        switch (kind) {
            case F32, C64 -> run(new FloatArithmetic(), kind, m, n, k, a, b, c);
            case F64, C128 -> run(new DoubleArithmetic(), kind, m, n, k, a, b, c);
            case I32 -> run(new IntArithmetic(), kind, m, n, k, a, b, c);
            case I64 -> run(new LongArithmetic(), kind, m, n, k, a, b, c);
        }
    }

    private static <T> void run(
            Arithmetic<T> arithmetic, Kind kind, long m, long n, long k, Strided a, Strided b, Strided c) {
        int rows = (int) Math.min(ROWS, m);
        int columns = (int) Math.min(COLUMNS, n);
        int depth = (int) Math.min(DEPTH, k);
        Block<T> blockA = Block.of(arithmetic, kind, rows, depth);
        Block<T> blockB = Block.of(arithmetic, kind, depth, columns);
        Block<T> blockC = Block.of(arithmetic, kind, rows, columns);
        for (long j = 0; j < n; j += COLUMNS) {
            int width = (int) Math.min(COLUMNS, n - j);
            for (long i = 0; i < m; i += ROWS) {
                int height = (int) Math.min(ROWS, m - i);
                blockC.clear();
                for (long p = 0; p < k; p += DEPTH) {
                    int length = (int) Math.min(DEPTH, k - p);
                    blockA.load(a.from(kind, i, p), height, length);
                    blockB.load(b.from(kind, p, j), length, width);
                    blockC.addProduct(blockA, blockB, height, width, length);
                }
                blockC.store(c.from(kind, i, j), height, width);
            }
        }
    }
}
