package dev.covector.codegen.jvm.blas;

/** The singular value decomposition of small real matrices by rotations of columns, without the time of a call of LAPACK. */
final class SmallSvd {
    private static final int LARGEST = 6;
    private static final int MOST_SWEEPS = 50;
    /** Elements whose squares neither overflow nor vanish, as far as they matter. */
    private static final double MOST = 1e140;

    private final SingularValues form;
    private final boolean isTall;
    private final int m;
    private final int n;
    private final double[] given;
    private final double[] x;
    private final double[] v;
    private final double[] s;
    private final double[] column;
    /** The cosine of an angle that counts as a right one. */
    private final double rest;

    SmallSvd(SingularValues form) {
        this.form = form;
        isTall = form.m() >= form.n();
        m = (int) Math.max(form.m(), form.n());
        n = (int) Math.min(form.m(), form.n());
        given = new double[m * n];
        x = new double[m * n];
        v = new double[n * n];
        s = new double[n];
        column = new double[m];
        rest = form.kind() == Kind.F32 ? 0x1p-26 : 0x1p-52;
    }

    static boolean takes(SingularValues form) {
        boolean square = form.m() == form.n();
        return !form.kind().isComplex()
                && Math.max(form.m(), form.n()) <= LARGEST
                && (square || form.vectors() != SingularValues.Vectors.FULL);
    }

    /** Decomposes a matrix; whether it has full rank and elements that allow it. */
    boolean run(long from, long toU, long toS, long toVh) {
        Kind kind = form.kind();
        Elements.load(kind, from, given, m * n);
        double largest = Elements.largest(given, m * n);
        if (!(largest < MOST && largest > 1 / MOST)) {
            return false;
        }
        arrange();
        for (int sweep = 0; sweep < MOST_SWEEPS && sweep(); sweep++) {}
        if (!divide()) {
            return false;
        }
        sort();
        Elements.store(kind, toS, s, n);
        if (form.vectors() != SingularValues.Vectors.NONE) {
            // x = left diag(s) v^T, or the transpose of it.
            Elements.store(kind, isTall ? toU : toVh, isTall ? x : transposed(x, m), m * n);
            Elements.store(kind, isTall ? toVh : toU, isTall ? transposed(v, n) : v, n * n);
        }
        return true;
    }

    /** The longer axis as columns. */
    private void arrange() {
        if (isTall) {
            System.arraycopy(given, 0, x, 0, m * n);
        } else {
            for (int i = 0; i < m; i++) {
                for (int j = 0; j < n; j++) {
                    x[i + j * m] = given[j + i * n];
                }
            }
        }
        java.util.Arrays.fill(v, 0);
        for (int j = 0; j < n; j++) {
            v[j + j * n] = 1;
        }
    }

    /** Makes every pair of columns orthogonal that is not; whether any was not. */
    private boolean sweep() {
        boolean turned = false;
        for (int p = 0; p < n; p++) {
            for (int q = p + 1; q < n; q++) {
                double a = 0;
                double b = 0;
                double z = 0;
                for (int i = 0; i < m; i++) {
                    double xp = x[i + p * m];
                    double xq = x[i + q * m];
                    a += xp * xp;
                    b += xq * xq;
                    z += xp * xq;
                }
                if (Math.abs(z) > rest * Math.sqrt(a * b)) {
                    turned = true;
                    turn(p, q, (b - a) / (2 * z));
                }
            }
        }
        return turned;
    }

    private void turn(int p, int q, double slope) {
        double tangent = Math.copySign(1, slope) / (Math.abs(slope) + Math.sqrt(1 + slope * slope));
        double cosine = 1 / Math.sqrt(1 + tangent * tangent);
        double sine = tangent * cosine;
        rotate(x, p * m, q * m, m, cosine, sine);
        rotate(v, p * n, q * n, n, cosine, sine);
    }

    private static void rotate(double[] x, int p, int q, int length, double cosine, double sine) {
        for (int i = 0; i < length; i++) {
            double xp = x[p + i];
            double xq = x[q + i];
            x[p + i] = cosine * xp - sine * xq;
            x[q + i] = sine * xp + cosine * xq;
        }
    }

    /** Makes the columns unit vectors and their norms the values; false where one is zero. */
    private boolean divide() {
        for (int j = 0; j < n; j++) {
            double square = 0;
            for (int i = 0; i < m; i++) {
                square += x[i + j * m] * x[i + j * m];
            }
            s[j] = Math.sqrt(square);
            if (!(s[j] > 1 / MOST)) {
                return false;
            }
            for (int i = 0; i < m; i++) {
                x[i + j * m] /= s[j];
            }
        }
        return true;
    }

    /** The largest value first, each with its vectors. */
    private void sort() {
        for (int i = 0; i < n; i++) {
            int most = i;
            for (int j = i + 1; j < n; j++) {
                most = s[j] > s[most] ? j : most;
            }
            if (most != i) {
                double value = s[i];
                s[i] = s[most];
                s[most] = value;
                exchange(x, i, most, m);
                exchange(v, i, most, n);
            }
        }
    }

    private void exchange(double[] columns, int i, int j, int length) {
        System.arraycopy(columns, i * length, column, 0, length);
        System.arraycopy(columns, j * length, columns, i * length, length);
        System.arraycopy(column, 0, columns, j * length, length);
    }

    /** The transpose of n columns, in the array of the matrix that was given. */
    private double[] transposed(double[] columns, int rows) {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < n; j++) {
                given[j + i * n] = columns[i + j * rows];
            }
        }
        return given;
    }
}
