package dev.covector.codegen.jvm.blas;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Factorisations and solves of batches of contiguous column-major matrices, in place. */
public final class Lapack {
    private static final String CHOLESKY = "cholesky";
    private static final String SOLVE = "triangularSolve";

    private Lapack() {}

    /**
     * Replaces each Hermitian n by n matrix, of which only the lower triangle is read, by its lower Cholesky factor; the strict upper
     * triangle becomes 0. Where a leading minor is not positive definite the lower triangle becomes NaN, and the result holds that
     * minor's order in place of 0.
     */
    public static int[] cholesky(Kind kind, long n, long batch, long a) {
        checkKind(CHOLESKY, kind);
        Sizes.checkSize(CHOLESKY, "n", n);
        Sizes.checkSize(CHOLESKY, "batch", batch);
        int[] info = new int[(int) batch];
        if (n == 0 || batch == 0) {
            return info;
        }
        Sizes.checkAddress(CHOLESKY, "a", a);
        if (SmallCholesky.takes(kind, n)) {
            SmallCholesky small = new SmallCholesky(kind, (int) n);
            for (int i = 0; i < info.length; i++) {
                info[i] = small.run(a + i * n * n * kind.bytes());
            }
        } else if (OpenBlas.isAvailable()) {
            Threads.run((double) n * n * n / 3, () -> factor(kind, (int) n, info, a));
        } else {
            for (int i = 0; i < info.length; i++) {
                info[i] = JavaLapack.cholesky(kind, (int) n, a + i * n * n * kind.bytes());
            }
        }
        for (int i = 0; i < info.length; i++) {
            finish(kind, n, a + i * n * n * kind.bytes(), info[i] != 0);
        }
        return info;
    }

    /** Overwrites each m by n matrix B with the X of its system; singular matrices give infinities or NaN. */
    public static void triangularSolve(Kind kind, TriangularForm form, long m, long n, long batch, long a, long b) {
        checkKind(SOLVE, kind);
        Sizes.checkSize(SOLVE, "m", m);
        Sizes.checkSize(SOLVE, "n", n);
        Sizes.checkBatch(SOLVE, batch);
        if (m == 0 || n == 0 || batch == 0) {
            return;
        }
        Sizes.checkAddress(SOLVE, "a", a);
        Sizes.checkAddress(SOLVE, "b", b);
        if (OpenBlas.isAvailable()) {
            double work = (double) m * n * form.order(m, n) / 2;
            Threads.run(work, () -> solve(kind, form, (int) m, (int) n, batch, a, b));
            return;
        }
        long order = form.order(m, n);
        for (long i = 0; i < batch; i++) {
            long at = a + i * order * order * kind.bytes();
            JavaLapack.triangularSolve(kind, form, (int) m, (int) n, at, b + i * m * n * kind.bytes());
        }
    }

    private static void solve(Kind kind, TriangularForm form, int m, int n, long batch, long a, long b)
            throws Throwable {
        int side = form.side().cblas();
        int triangle = form.triangle().cblas();
        int op = form.transpose().cblas();
        int diagonal = form.diagonal().cblas();
        int order = (int) form.order(m, n);
        for (long i = 0; i < batch; i++) {
            long at = a + i * order * order * kind.bytes();
            long to = b + i * m * n * kind.bytes();
            Cblas.trsm(kind, side, triangle, op, diagonal, m, n, at, order, to, m);
        }
    }

    private static void factor(Kind kind, int n, int[] info, long a) throws Throwable {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment size = arena.allocateFrom(ValueLayout.JAVA_INT, n);
            MemorySegment result = arena.allocate(ValueLayout.JAVA_INT);
            long bytes = (long) n * n * kind.bytes();
            for (int i = 0; i < info.length; i++) {
                result.set(ValueLayout.JAVA_INT, 0, 0);
                Cblas.potrf(kind, size.address(), a + i * bytes, size.address(), result.address());
                int minor = result.get(ValueLayout.JAVA_INT, 0);
                info[i] = minor == 0 ? firstNaN(kind, n, a + i * bytes) : minor;
            }
        }
    }

    // OpenBLAS tests a pivot by <= 0, which NaN passes; a NaN anywhere below reaches the diagonal of its row.
    private static int firstNaN(Kind kind, int n, long a) {
        for (int i = 0; i < n; i++) {
            if (Double.isNaN(Column.real(kind, a + i * (n + 1L) * kind.bytes()))) {
                return i + 1;
            }
        }
        return 0;
    }

    private static void finish(Kind kind, long n, long a, boolean failed) {
        for (long j = 0; j < n; j++) {
            long column = a + j * n * kind.bytes();
            Memory.ALL.asSlice(column, j * kind.bytes()).fill((byte) 0);
            for (long i = j; failed && i < n; i++) {
                Column.fillNaN(kind, column + i * kind.bytes());
            }
        }
    }

    private static void checkKind(String routine, Kind kind) {
        if (kind.isInteger()) {
            throw new IllegalArgumentException(routine + ": needs a floating-point or complex kind, got " + kind);
        }
    }
}
