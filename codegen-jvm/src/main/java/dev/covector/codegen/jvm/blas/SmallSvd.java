package dev.covector.codegen.jvm.blas;

import java.util.Arrays;

/** Singular value decompositions of small real matrices by rotations of columns, without the time of calls of LAPACK. */
final class SmallSvd {
    private static final int LARGEST = 6;
    private static final int MOST_SWEEPS = 50;
    /** Elements whose fourth powers neither overflow nor vanish, and how far apart values may be for that. */
    private static final double MOST = 1e70;

    private final SingularValues form;
    private final Kind kind;
    private final boolean isTall;
    private final int m;
    private final int n;
    private final double[] x;
    private final double[] v;
    private final double[] s;
    private final double[] squaresP = new double[Lanes.COUNT];
    private final double[] squaresQ = new double[Lanes.COUNT];
    private final double[] products = new double[Lanes.COUNT];
    private final double[] cosine = new double[Lanes.COUNT];
    private final double[] sine = new double[Lanes.COUNT];
    private final int[] order;
    /** The square of the cosine of an angle that counts as a right one. */
    private final double rest;

    SmallSvd(SingularValues form) {
        this.form = form;
        kind = form.kind();
        isTall = form.m() >= form.n();
        m = (int) Math.max(form.m(), form.n());
        n = (int) Math.min(form.m(), form.n());
        x = new double[m * n * Lanes.COUNT];
        v = new double[n * n * Lanes.COUNT];
        s = new double[n * Lanes.COUNT];
        order = new int[n];
        rest = kind == Kind.F32 ? 0x1p-52 : 0x1p-104;
    }

    static boolean takes(SingularValues form) {
        boolean square = form.m() == form.n();
        return !form.kind().isComplex()
                && Math.max(form.m(), form.n()) <= LARGEST
                && (square || form.vectors() != SingularValues.Vectors.FULL);
    }

    /** Takes the matrix at an address for a lane, its longer axis as columns; whether its elements allow it. */
    boolean load(int lane, long address) {
        double largest = 0;
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < m; i++) {
                long from = isTall ? i + (long) j * m : j + (long) i * n;
                double element = Elements.get(kind.realBytes(), address + from * kind.bytes());
                x[(i + j * m) * Lanes.COUNT + lane] = element;
                largest = Math.max(largest, Math.abs(element));
            }
        }
        return largest < MOST && largest > 1 / MOST;
    }

    /** Leaves a lane without a matrix. */
    void clear(int lane) {
        for (int i = 0; i < m * n; i++) {
            x[i * Lanes.COUNT + lane] = 0;
        }
    }

    /** Decomposes the matrices of all lanes. */
    void run() {
        Arrays.fill(v, 0);
        for (int j = 0; j < n; j++) {
            Arrays.fill(v, (j + j * n) * Lanes.COUNT, (j + j * n + 1) * Lanes.COUNT, 1);
        }
        for (int sweep = 0; sweep < MOST_SWEEPS && sweep(); sweep++) {}
        for (int j = 0; j < n; j++) {
            inner(j, j);
            for (int lane = 0; lane < Lanes.COUNT; lane++) {
                s[j * Lanes.COUNT + lane] = Math.sqrt(products[lane]);
            }
        }
    }

    /** Makes every pair of columns orthogonal that is not in some lane; whether any was not. */
    private boolean sweep() {
        boolean turned = false;
        for (int p = 0; p < n; p++) {
            for (int q = p + 1; q < n; q++) {
                inner(p, q);
                boolean turns = false;
                for (int lane = 0; lane < Lanes.COUNT; lane++) {
                    double z = products[lane];
                    turns |= z * z > rest * squaresP[lane] * squaresQ[lane];
                }
                if (turns) {
                    turned = true;
                    turn(p, q);
                }
            }
        }
        return turned;
    }

    /** The squares of columns p and q and their products. */
    private void inner(int p, int q) {
        Arrays.fill(squaresP, 0);
        Arrays.fill(squaresQ, 0);
        Arrays.fill(products, 0);
        for (int i = 0; i < m; i++) {
            int atP = (i + p * m) * Lanes.COUNT;
            int atQ = (i + q * m) * Lanes.COUNT;
            for (int lane = 0; lane < Lanes.COUNT; lane++) {
                double xp = x[atP + lane];
                double xq = x[atQ + lane];
                squaresP[lane] += xp * xp;
                squaresQ[lane] += xq * xq;
                products[lane] += xp * xq;
            }
        }
    }

    private void turn(int p, int q) {
        for (int lane = 0; lane < Lanes.COUNT; lane++) {
            double tangent = Lanes.tangent((squaresQ[lane] - squaresP[lane]) / 2, products[lane]);
            cosine[lane] = 1 / Math.sqrt(1 + tangent * tangent);
            sine[lane] = tangent * cosine[lane];
        }
        Lanes.rotate(x, p * m, q * m, m, cosine, sine);
        if (form.vectors() != SingularValues.Vectors.NONE) {
            Lanes.rotate(v, p * n, q * n, n, cosine, sine);
        }
    }

    /** Writes the values of a lane, the largest first, and their vectors; false where a value is as good as zero. */
    boolean store(int lane, long toU, long toS, long toVh) {
        for (int i = 0; i < n; i++) {
            double value = s[i * Lanes.COUNT + lane];
            int place = i;
            while (place > 0 && s[order[place - 1] * Lanes.COUNT + lane] < value) {
                order[place] = order[place - 1];
                place--;
            }
            order[place] = i;
        }
        if (!(s[order[n - 1] * Lanes.COUNT + lane] * MOST > s[order[0] * Lanes.COUNT + lane])) {
            return false;
        }
        for (int j = 0; j < n; j++) {
            double value = s[order[j] * Lanes.COUNT + lane];
            Elements.set(kind.realBytes(), toS + (long) j * kind.bytes(), value);
            if (form.vectors() != SingularValues.Vectors.NONE) {
                store(lane, x, m, order[j], 1 / value, isTall ? toU : toVh, isTall ? j * m : j, isTall ? 1 : n);
                store(lane, v, n, order[j], 1, isTall ? toVh : toU, isTall ? j : j * n, isTall ? n : 1);
            }
        }
        return true;
    }

    /** Writes a column times a factor from an element on, with a step. */
    private void store(int lane, double[] from, int rows, int column, double factor, long to, int first, int step) {
        for (int i = 0; i < rows; i++) {
            double element = from[(i + column * rows) * Lanes.COUNT + lane] * factor;
            Elements.set(kind.realBytes(), to + (first + (long) i * step) * kind.bytes(), element);
        }
    }
}
