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

/** The native routines; touch this class only where {@link OpenBlas#isAvailable()}. */
final class Cblas {
    private static final int COLUMN_MAJOR = 102;

    // To bind a routine takes milliseconds in a fresh JVM, so each nested class waits for its first use.

    private static final class Real32 {
        static final MethodHandle GEMM = OpenBlas.handle("cblas_sgemm", gemm(JAVA_FLOAT));
        static final MethodHandle GEMV = OpenBlas.handle("cblas_sgemv", gemv(JAVA_FLOAT));
    }

    private static final class Real64 {
        static final MethodHandle GEMM = OpenBlas.handle("cblas_dgemm", gemm(JAVA_DOUBLE));
        static final MethodHandle GEMV = OpenBlas.handle("cblas_dgemv", gemv(JAVA_DOUBLE));
    }

    private static final class Complex64 {
        static final MethodHandle GEMM = OpenBlas.handle("cblas_cgemm", gemm(JAVA_LONG));
        static final MethodHandle GEMV = OpenBlas.handle("cblas_cgemv", gemv(JAVA_LONG));
    }

    private static final class Complex128 {
        static final MethodHandle GEMM = OpenBlas.handle("cblas_zgemm", gemm(JAVA_LONG));
        static final MethodHandle GEMV = OpenBlas.handle("cblas_zgemv", gemv(JAVA_LONG));
    }

    private static final class Solve {
        static final MethodHandle S = OpenBlas.handle("cblas_strsm", trsm(JAVA_FLOAT));
        static final MethodHandle D = OpenBlas.handle("cblas_dtrsm", trsm(JAVA_DOUBLE));
        static final MethodHandle C = OpenBlas.handle("cblas_ctrsm", trsm(JAVA_LONG));
        static final MethodHandle Z = OpenBlas.handle("cblas_ztrsm", trsm(JAVA_LONG));
    }

    private static final class Cholesky {
        private static final FunctionDescriptor TYPE =
                FunctionDescriptor.ofVoid(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG);
        static final MethodHandle S = OpenBlas.handle("spotrf_", TYPE);
        static final MethodHandle D = OpenBlas.handle("dpotrf_", TYPE);
        static final MethodHandle C = OpenBlas.handle("cpotrf_", TYPE);
        static final MethodHandle Z = OpenBlas.handle("zpotrf_", TYPE);
    }

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
            case F32 -> Real32.GEMM.invokeExact(COLUMN_MAJOR, opA, opB, m, n, k, 1f, a, lda, b, ldb, 0f, c, ldc);
            case F64 -> Real64.GEMM.invokeExact(COLUMN_MAJOR, opA, opB, m, n, k, 1d, a, lda, b, ldb, 0d, c, ldc);
            case C64 ->
                Complex64.GEMM.invokeExact(COLUMN_MAJOR, opA, opB, m, n, k, ONE_C64, a, lda, b, ldb, ZERO_C64, c, ldc);
            case C128 ->
                Complex128.GEMM.invokeExact(
                        COLUMN_MAJOR, opA, opB, m, n, k, ONE_C128, a, lda, b, ldb, ZERO_C128, c, ldc);
            case I32, I64 -> throw new IllegalArgumentException("no BLAS for " + kind);
        }
    }

    /** {@code y += op(A) x}, for A as it is stored m by n. */
    static void addGemv(Kind kind, int op, int m, int n, long a, int lda, long x, int stepX, long y, int stepY)
            throws Throwable {
        switch (kind) {
            case F32 -> Real32.GEMV.invokeExact(COLUMN_MAJOR, op, m, n, 1f, a, lda, x, stepX, 1f, y, stepY);
            case F64 -> Real64.GEMV.invokeExact(COLUMN_MAJOR, op, m, n, 1d, a, lda, x, stepX, 1d, y, stepY);
            case C64 ->
                Complex64.GEMV.invokeExact(COLUMN_MAJOR, op, m, n, ONE_C64, a, lda, x, stepX, ONE_C64, y, stepY);
            case C128 ->
                Complex128.GEMV.invokeExact(COLUMN_MAJOR, op, m, n, ONE_C128, a, lda, x, stepX, ONE_C128, y, stepY);
            case I32, I64 -> throw new IllegalArgumentException("no BLAS for " + kind);
        }
    }

    /** Overwrites B with the X of {@code op(A) X = B} or {@code X op(A) = B}. */
    static void trsm(
            Kind kind, int side, int triangle, int op, int diagonal, int m, int n, long a, int lda, long b, int ldb)
            throws Throwable {
        switch (kind) {
            case F32 -> Solve.S.invokeExact(COLUMN_MAJOR, side, triangle, op, diagonal, m, n, 1f, a, lda, b, ldb);
            case F64 -> Solve.D.invokeExact(COLUMN_MAJOR, side, triangle, op, diagonal, m, n, 1d, a, lda, b, ldb);
            case C64 -> Solve.C.invokeExact(COLUMN_MAJOR, side, triangle, op, diagonal, m, n, ONE_C64, a, lda, b, ldb);
            case C128 ->
                Solve.Z.invokeExact(COLUMN_MAJOR, side, triangle, op, diagonal, m, n, ONE_C128, a, lda, b, ldb);
            case I32, I64 -> throw new IllegalArgumentException("no BLAS for " + kind);
        }
    }

    /** Overwrites the lower triangle of A with its Cholesky factor; all sizes are addresses of 32-bit integers. */
    static void potrf(Kind kind, long n, long a, long lda, long info) throws Throwable {
        switch (kind) {
            case F32 -> Cholesky.S.invokeExact(LOWER, n, a, lda, info, 1L);
            case F64 -> Cholesky.D.invokeExact(LOWER, n, a, lda, info, 1L);
            case C64 -> Cholesky.C.invokeExact(LOWER, n, a, lda, info, 1L);
            case C128 -> Cholesky.Z.invokeExact(LOWER, n, a, lda, info, 1L);
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
