package dev.covector.codegen.jvm.blas;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Collections;

/**
 * LAPACK's factorisations; touch this class only where {@link OpenBlas#isAvailable()}. All arguments are addresses,
 * of 32-bit integers, of elements, or of a letter.
 */
final class Drivers {
    private static final long LOWER = letter("L");

    /** Nothing but the values. */
    static final long NONE = letter("N");
    /** As many vectors as values, and in {@link #eigh} all. */
    static final long SOME = letter("S");
    /** All vectors. */
    static final long ALL = letter("A");
    /** The vectors of a Hermitian matrix. */
    static final long VECTORS = letter("V");

    // To bind a routine takes milliseconds in a fresh JVM, so each nested class waits for its first use.

    private static final class Lu {
        static final MethodHandle SGETRF = handle("sgetrf_", 6);
        static final MethodHandle DGETRF = handle("dgetrf_", 6);
        static final MethodHandle CGETRF = handle("cgetrf_", 6);
        static final MethodHandle ZGETRF = handle("zgetrf_", 6);
    }

    private static final class Qr {
        static final MethodHandle SGEQRF = handle("sgeqrf_", 8);
        static final MethodHandle DGEQRF = handle("dgeqrf_", 8);
        static final MethodHandle CGEQRF = handle("cgeqrf_", 8);
        static final MethodHandle ZGEQRF = handle("zgeqrf_", 8);
        static final MethodHandle SORGQR = handle("sorgqr_", 9);
        static final MethodHandle DORGQR = handle("dorgqr_", 9);
        static final MethodHandle CORGQR = handle("cungqr_", 9);
        static final MethodHandle ZORGQR = handle("zungqr_", 9);
    }

    private static final class Svd {
        static final MethodHandle SGESDD = handle("sgesdd_", 15);
        static final MethodHandle DGESDD = handle("dgesdd_", 15);
        static final MethodHandle CGESDD = handle("cgesdd_", 16);
        static final MethodHandle ZGESDD = handle("zgesdd_", 16);
    }

    private static final class SlowSvd {
        static final MethodHandle SGESVD = handle("sgesvd_", 16);
        static final MethodHandle DGESVD = handle("dgesvd_", 16);
        static final MethodHandle CGESVD = handle("cgesvd_", 17);
        static final MethodHandle ZGESVD = handle("zgesvd_", 17);
    }

    private static final class Eigh {
        static final MethodHandle SSYEVD = handle("ssyevd_", 13);
        static final MethodHandle DSYEVD = handle("dsyevd_", 13);
        static final MethodHandle CSYEVD = handle("cheevd_", 15);
        static final MethodHandle ZSYEVD = handle("zheevd_", 15);
    }

    private Drivers() {}

    /** The LU factorisation of A in place, and with which row each one was exchanged. */
    static void lu(Kind kind, long m, long n, long a, long lda, long exchanges, long info) throws Throwable {
        switch (kind) {
            case F32 -> Lu.SGETRF.invokeExact(m, n, a, lda, exchanges, info);
            case F64 -> Lu.DGETRF.invokeExact(m, n, a, lda, exchanges, info);
            case C64 -> Lu.CGETRF.invokeExact(m, n, a, lda, exchanges, info);
            case C128 -> Lu.ZGETRF.invokeExact(m, n, a, lda, exchanges, info);
            case I32, I64 -> throw unknown(kind);
        }
    }

    /** The QR factorisation of A in place, reflectors below the diagonal. */
    static void qr(Kind kind, long m, long n, long a, long lda, long tau, long work, long lwork, long info)
            throws Throwable {
        switch (kind) {
            case F32 -> Qr.SGEQRF.invokeExact(m, n, a, lda, tau, work, lwork, info);
            case F64 -> Qr.DGEQRF.invokeExact(m, n, a, lda, tau, work, lwork, info);
            case C64 -> Qr.CGEQRF.invokeExact(m, n, a, lda, tau, work, lwork, info);
            case C128 -> Qr.ZGEQRF.invokeExact(m, n, a, lda, tau, work, lwork, info);
            case I32, I64 -> throw unknown(kind);
        }
    }

    /** Overwrites k reflectors with the first n columns of their product. */
    static void reflect(Kind kind, long m, long n, long k, long a, long lda, long tau, long work, long lwork, long info)
            throws Throwable {
        switch (kind) {
            case F32 -> Qr.SORGQR.invokeExact(m, n, k, a, lda, tau, work, lwork, info);
            case F64 -> Qr.DORGQR.invokeExact(m, n, k, a, lda, tau, work, lwork, info);
            case C64 -> Qr.CORGQR.invokeExact(m, n, k, a, lda, tau, work, lwork, info);
            case C128 -> Qr.ZORGQR.invokeExact(m, n, k, a, lda, tau, work, lwork, info);
            case I32, I64 -> throw unknown(kind);
        }
    }

    /** The singular value decomposition by bisection; A is lost. */
    static void svd(
            Kind kind,
            long job,
            long m,
            long n,
            long a,
            long lda,
            long s,
            long u,
            long ldu,
            long vh,
            long ldvh,
            long work,
            long lwork,
            long rwork,
            long iwork,
            long info)
            throws Throwable {
        switch (kind) {
            case F32 -> Svd.SGESDD.invokeExact(job, m, n, a, lda, s, u, ldu, vh, ldvh, work, lwork, iwork, info, 1L);
            case F64 -> Svd.DGESDD.invokeExact(job, m, n, a, lda, s, u, ldu, vh, ldvh, work, lwork, iwork, info, 1L);
            case C64 ->
                Svd.CGESDD.invokeExact(job, m, n, a, lda, s, u, ldu, vh, ldvh, work, lwork, rwork, iwork, info, 1L);
            case C128 ->
                Svd.ZGESDD.invokeExact(job, m, n, a, lda, s, u, ldu, vh, ldvh, work, lwork, rwork, iwork, info, 1L);
            case I32, I64 -> throw unknown(kind);
        }
    }

    /** The singular value decomposition by QR steps, which converge where bisection does not; A is lost. */
    static void slowSvd(
            Kind kind,
            long job,
            long m,
            long n,
            long a,
            long lda,
            long s,
            long u,
            long ldu,
            long vh,
            long ldvh,
            long work,
            long lwork,
            long rwork,
            long info)
            throws Throwable {
        switch (kind) {
            case F32 ->
                SlowSvd.SGESVD.invokeExact(job, job, m, n, a, lda, s, u, ldu, vh, ldvh, work, lwork, info, 1L, 1L);
            case F64 ->
                SlowSvd.DGESVD.invokeExact(job, job, m, n, a, lda, s, u, ldu, vh, ldvh, work, lwork, info, 1L, 1L);
            case C64 ->
                SlowSvd.CGESVD.invokeExact(
                        job, job, m, n, a, lda, s, u, ldu, vh, ldvh, work, lwork, rwork, info, 1L, 1L);
            case C128 ->
                SlowSvd.ZGESVD.invokeExact(
                        job, job, m, n, a, lda, s, u, ldu, vh, ldvh, work, lwork, rwork, info, 1L, 1L);
            case I32, I64 -> throw unknown(kind);
        }
    }

    /** Eigenvalues of the Hermitian matrix with the lower triangle of A, which its eigenvectors overwrite. */
    static void eigh(
            Kind kind,
            long job,
            long n,
            long a,
            long lda,
            long w,
            long work,
            long lwork,
            long rwork,
            long lrwork,
            long iwork,
            long liwork,
            long info)
            throws Throwable {
        switch (kind) {
            case F32 -> Eigh.SSYEVD.invokeExact(job, LOWER, n, a, lda, w, work, lwork, iwork, liwork, info, 1L, 1L);
            case F64 -> Eigh.DSYEVD.invokeExact(job, LOWER, n, a, lda, w, work, lwork, iwork, liwork, info, 1L, 1L);
            case C64 ->
                Eigh.CSYEVD.invokeExact(
                        job, LOWER, n, a, lda, w, work, lwork, rwork, lrwork, iwork, liwork, info, 1L, 1L);
            case C128 ->
                Eigh.ZSYEVD.invokeExact(
                        job, LOWER, n, a, lda, w, work, lwork, rwork, lrwork, iwork, liwork, info, 1L, 1L);
            case I32, I64 -> throw unknown(kind);
        }
    }

    private static long letter(String letter) {
        return Arena.global().allocateFrom(letter).address();
    }

    private static MethodHandle handle(String name, int arguments) {
        ValueLayout.OfLong[] all =
                Collections.nCopies(arguments, ValueLayout.JAVA_LONG).toArray(ValueLayout.OfLong[]::new);
        return OpenBlas.handle(name, FunctionDescriptor.ofVoid(all));
    }

    private static IllegalArgumentException unknown(Kind kind) {
        return new IllegalArgumentException("no LAPACK for " + kind);
    }
}
