package dev.covector.codegen.jvm.blas;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemoryLayout;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The native routines, bound once; touch this class only where {@link OpenBlas#isAvailable()}. */
final class Cblas {
    private static final int COLUMN_MAJOR = 102;

    private static final MethodHandle SGEMM = OpenBlas.handle("cblas_sgemm", gemm(JAVA_FLOAT));
    private static final MethodHandle DGEMM = OpenBlas.handle("cblas_dgemm", gemm(JAVA_DOUBLE));
    private static final MethodHandle CGEMM = OpenBlas.handle("cblas_cgemm", gemm(JAVA_LONG));
    private static final MethodHandle ZGEMM = OpenBlas.handle("cblas_zgemm", gemm(JAVA_LONG));
    private static final MethodHandle SGEMV = OpenBlas.handle("cblas_sgemv", gemv(JAVA_FLOAT));
    private static final MethodHandle DGEMV = OpenBlas.handle("cblas_dgemv", gemv(JAVA_DOUBLE));
    private static final MethodHandle CGEMV = OpenBlas.handle("cblas_cgemv", gemv(JAVA_LONG));
    private static final MethodHandle ZGEMV = OpenBlas.handle("cblas_zgemv", gemv(JAVA_LONG));
    private static final MethodHandle STRSM = OpenBlas.handle("cblas_strsm", trsm(JAVA_FLOAT));
    private static final MethodHandle DTRSM = OpenBlas.handle("cblas_dtrsm", trsm(JAVA_DOUBLE));
    private static final MethodHandle CTRSM = OpenBlas.handle("cblas_ctrsm", trsm(JAVA_LONG));
    private static final MethodHandle ZTRSM = OpenBlas.handle("cblas_ztrsm", trsm(JAVA_LONG));
    private static final FunctionDescriptor POTRF_TYPE =
            FunctionDescriptor.ofVoid(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG);
    private static final MethodHandle SPOTRF = OpenBlas.handle("spotrf_", POTRF_TYPE);
    private static final MethodHandle DPOTRF = OpenBlas.handle("dpotrf_", POTRF_TYPE);
    private static final MethodHandle CPOTRF = OpenBlas.handle("cpotrf_", POTRF_TYPE);
    private static final MethodHandle ZPOTRF = OpenBlas.handle("zpotrf_", POTRF_TYPE);

    // Complex factors are passed by address.
    private static final long ONE_C64 =
            Arena.global().allocateFrom(JAVA_FLOAT, 1, 0).address();
    private static final long ZERO_C64 =
            Arena.global().allocateFrom(JAVA_FLOAT, 0, 0).address();
    private static final long ONE_C128 =
            Arena.global().allocateFrom(JAVA_DOUBLE, 1, 0).address();
    private static final long ZERO_C128 =
            Arena.global().allocateFrom(JAVA_DOUBLE, 0, 0).address();
    private static final long LOWER = Arena.global().allocateFrom("L").address();

    private Cblas() {}

    /** {@code C = op(A) op(B)}; C is not read. */
    static void gemm(
            Kind kind, int opA, int opB, int m, int n, int k, long a, int lda, long b, int ldb, long c, int ldc)
            throws Throwable {
        switch (kind) {
            case F32 -> SGEMM.invokeExact(COLUMN_MAJOR, opA, opB, m, n, k, 1f, a, lda, b, ldb, 0f, c, ldc);
            case F64 -> DGEMM.invokeExact(COLUMN_MAJOR, opA, opB, m, n, k, 1d, a, lda, b, ldb, 0d, c, ldc);
            case C64 -> CGEMM.invokeExact(COLUMN_MAJOR, opA, opB, m, n, k, ONE_C64, a, lda, b, ldb, ZERO_C64, c, ldc);
            case C128 ->
                ZGEMM.invokeExact(COLUMN_MAJOR, opA, opB, m, n, k, ONE_C128, a, lda, b, ldb, ZERO_C128, c, ldc);
            case I32, I64 -> throw new IllegalArgumentException("no BLAS for " + kind);
        }
    }

    /** {@code y += op(A) x}, for A as it is stored m by n. */
    static void addGemv(Kind kind, int op, int m, int n, long a, int lda, long x, int stepX, long y, int stepY)
            throws Throwable {
        switch (kind) {
            case F32 -> SGEMV.invokeExact(COLUMN_MAJOR, op, m, n, 1f, a, lda, x, stepX, 1f, y, stepY);
            case F64 -> DGEMV.invokeExact(COLUMN_MAJOR, op, m, n, 1d, a, lda, x, stepX, 1d, y, stepY);
            case C64 -> CGEMV.invokeExact(COLUMN_MAJOR, op, m, n, ONE_C64, a, lda, x, stepX, ONE_C64, y, stepY);
            case C128 -> ZGEMV.invokeExact(COLUMN_MAJOR, op, m, n, ONE_C128, a, lda, x, stepX, ONE_C128, y, stepY);
            case I32, I64 -> throw new IllegalArgumentException("no BLAS for " + kind);
        }
    }

    /** Overwrites B with the X of {@code op(A) X = B} or {@code X op(A) = B}. */
    static void trsm(
            Kind kind, int side, int triangle, int op, int diagonal, int m, int n, long a, int lda, long b, int ldb)
            throws Throwable {
        switch (kind) {
            case F32 -> STRSM.invokeExact(COLUMN_MAJOR, side, triangle, op, diagonal, m, n, 1f, a, lda, b, ldb);
            case F64 -> DTRSM.invokeExact(COLUMN_MAJOR, side, triangle, op, diagonal, m, n, 1d, a, lda, b, ldb);
            case C64 -> CTRSM.invokeExact(COLUMN_MAJOR, side, triangle, op, diagonal, m, n, ONE_C64, a, lda, b, ldb);
            case C128 -> ZTRSM.invokeExact(COLUMN_MAJOR, side, triangle, op, diagonal, m, n, ONE_C128, a, lda, b, ldb);
            case I32, I64 -> throw new IllegalArgumentException("no BLAS for " + kind);
        }
    }

    /** Overwrites the lower triangle of A with its Cholesky factor; all sizes are addresses of 32-bit integers. */
    static void potrf(Kind kind, long n, long a, long lda, long info) throws Throwable {
        switch (kind) {
            case F32 -> SPOTRF.invokeExact(LOWER, n, a, lda, info, 1L);
            case F64 -> DPOTRF.invokeExact(LOWER, n, a, lda, info, 1L);
            case C64 -> CPOTRF.invokeExact(LOWER, n, a, lda, info, 1L);
            case C128 -> ZPOTRF.invokeExact(LOWER, n, a, lda, info, 1L);
            case I32, I64 -> throw new IllegalArgumentException("no BLAS for " + kind);
        }
    }

    private static FunctionDescriptor gemm(MemoryLayout factor) {
        List<MemoryLayout> arguments = new ArrayList<>(Collections.nCopies(6, JAVA_INT));
        arguments.addAll(List.of(factor, JAVA_LONG, JAVA_INT, JAVA_LONG, JAVA_INT, factor, JAVA_LONG, JAVA_INT));
        return FunctionDescriptor.ofVoid(arguments.toArray(MemoryLayout[]::new));
    }

    private static FunctionDescriptor gemv(MemoryLayout factor) {
        List<MemoryLayout> arguments = new ArrayList<>(Collections.nCopies(4, JAVA_INT));
        arguments.addAll(List.of(factor, JAVA_LONG, JAVA_INT, JAVA_LONG, JAVA_INT, factor, JAVA_LONG, JAVA_INT));
        return FunctionDescriptor.ofVoid(arguments.toArray(MemoryLayout[]::new));
    }

    private static FunctionDescriptor trsm(MemoryLayout factor) {
        List<MemoryLayout> arguments = new ArrayList<>(Collections.nCopies(7, JAVA_INT));
        arguments.addAll(List.of(factor, JAVA_LONG, JAVA_INT, JAVA_LONG, JAVA_INT));
        return FunctionDescriptor.ofVoid(arguments.toArray(MemoryLayout[]::new));
    }
}
