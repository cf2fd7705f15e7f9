package dev.covector.codegen.jvm.blas;

/** Cholesky factors and triangular solves in plain Java, computed in double precision for every kind. */
final class JavaLapack {
    private static final int COLUMNS = 32;

    private JavaLapack() {}

    /** Factors the lower triangle in place; the order of the first minor that is not positive definite, or 0. */
    static int cholesky(Kind kind, int n, long address) {
        Strided a = Strided.columnMajor(address, n, Transpose.NONE);
        Column current = new Column(kind, n);
        Column earlier = new Column(kind, n);
        for (int j = 0; j < n; j++) {
            current.load(a, j, j, n);
            for (int p = 0; p < j; p++) {
                earlier.load(a, p, j, n);
                current.subtractOuter(earlier, j);
            }
            if (!(current.real(j) > 0)) {
                return j + 1;
            }
            current.divideByRoot(j);
            current.store(a, j, j, n);
        }
        return 0;
    }

    /** Overwrites B, m by n and contiguous, with the solution. */
    static void triangularSolve(Kind kind, TriangularForm form, int m, int n, long a, long b) {
        Strided matrix = Strided.columnMajor(a, form.order(m, n), form.transpose());
        Strided right = Strided.columnMajor(b, m, Transpose.NONE);
        boolean lower = (form.triangle() == Triangle.LOWER) == (form.transpose() == Transpose.NONE);
        boolean unit = form.diagonal() == Diagonal.UNIT;
        if (form.side() == Side.LEFT) {
            solve(new Solve(kind, matrix, right, m, n, lower, unit));
            return;
        }
        // X op(A) = B is op(A)ᵀ Xᵀ = Bᵀ.
        solve(new Solve(kind, matrix.transposed(), right.transposed(), n, m, !lower, unit));
    }

    /** The system A X = B with A of that order, to which every other form comes down. */
    private record Solve(Kind kind, Strided a, Strided b, int order, int columns, boolean lower, boolean unit) {}

    private static void solve(Solve s) {
        Column[] x = new Column[Math.min(COLUMNS, s.columns())];
        for (int i = 0; i < x.length; i++) {
            x[i] = new Column(s.kind(), s.order());
        }
        Column pivots = new Column(s.kind(), s.order());
        for (int first = 0; first < s.columns(); first += COLUMNS) {
            int width = Math.min(COLUMNS, s.columns() - first);
            for (int i = 0; i < width; i++) {
                x[i].load(s.b(), first + i, 0, s.order());
            }
            substitute(s, x, width, pivots);
            for (int i = 0; i < width; i++) {
                x[i].store(s.b(), first + i, 0, s.order());
            }
        }
    }

    private static void substitute(Solve s, Column[] x, int width, Column pivots) {
        int order = s.order();
        for (int step = 0; step < order; step++) {
            int p = s.lower() ? step : order - 1 - step;
            int from = s.lower() ? p + 1 : 0;
            int to = s.lower() ? order : p;
            // With a unit diagonal the stored one is not read: it may hold anything.
            pivots.load(s.a(), p, from, to);
            if (!s.unit()) {
                pivots.load(s.a(), p, p, p + 1);
            }
            for (int i = 0; i < width; i++) {
                if (!s.unit()) {
                    x[i].divide(p, pivots);
                }
                x[i].eliminate(pivots, p, from, to);
            }
        }
    }
}
