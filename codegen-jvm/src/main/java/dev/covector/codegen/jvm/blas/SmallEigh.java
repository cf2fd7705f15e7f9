package dev.covector.codegen.jvm.blas;

import java.util.Arrays;

/** Eigenvalues and eigenvectors of small real symmetric matrices by Jacobi's rotations, without the time of calls of LAPACK. */
final class SmallEigh {
    private static final int LARGEST = 6;
    private static final int MOST_SWEEPS = 50;
    /** Elements whose squares neither overflow nor vanish, as far as they matter. */
    private static final double MOST = 1e140;

    private final Kind kind;
    private final boolean vectors;
    private final int n;
    private final double[] a;
    private final double[] v;
    private final double[] sine = new double[Lanes.COUNT];
    private final double[] cosine = new double[Lanes.COUNT];
    private final double[] small = new double[Lanes.COUNT];
    private final int[] order;
    /** What is left off the diagonal, in units of the largest element. */
    private final double rest;

    SmallEigh(Eigenvalues form) {
        kind = form.kind();
        vectors = form.vectors();
        n = (int) form.n();
        a = new double[n * n * Lanes.COUNT];
        v = new double[n * n * Lanes.COUNT];
        order = new int[n];
        rest = kind == Kind.F32 ? 0x1p-28 : 0x1p-56;
    }

    static boolean takes(Eigenvalues form) {
        return !form.kind().isComplex() && form.n() <= LARGEST;
    }

    /** Takes the matrix with the lower triangle at an address for a lane; whether its elements allow it. */
    boolean load(int lane, long address) {
        Lanes.load(kind, address, a, lane, n * n);
        double largest = 0;
        for (int j = 0; j < n; j++) {
            for (int i = j; i < n; i++) {
                largest = Math.max(largest, Math.abs(a[at(i, j) + lane]));
            }
        }
        small[lane] = largest * rest;
        // Not more holds for NaN too.
        return largest == 0 || largest < MOST && largest > 1 / MOST;
    }

    /** Leaves a lane without a matrix. */
    void clear(int lane) {
        for (int i = 0; i < n * n; i++) {
            a[i * Lanes.COUNT + lane] = 0;
        }
        small[lane] = 0;
    }

    private int at(int row, int column) {
        return (row + column * n) * Lanes.COUNT;
    }

    /** Decomposes the matrices of all lanes. */
    void run() {
        Arrays.fill(v, 0);
        for (int j = 0; j < n; j++) {
            Arrays.fill(v, at(j, j), at(j, j) + Lanes.COUNT, 1);
        }
        for (int sweep = 0; sweep < MOST_SWEEPS && sweep(); sweep++) {}
    }

    /** Turns every pair that needs it in some lane; whether any did. */
    private boolean sweep() {
        boolean turned = false;
        for (int p = 0; p < n; p++) {
            for (int q = p + 1; q < n; q++) {
                boolean turns = false;
                for (int lane = 0; lane < Lanes.COUNT; lane++) {
                    turns |= Math.abs(a[at(q, p) + lane]) > small[lane];
                }
                if (turns) {
                    turned = true;
                    turn(p, q);
                }
            }
        }
        return turned;
    }

    private void turn(int p, int q) {
        for (int lane = 0; lane < Lanes.COUNT; lane++) {
            double x = a[at(p, p) + lane];
            double y = a[at(q, q) + lane];
            double z = a[at(q, p) + lane];
            double tangent = Lanes.tangent((y - x) / 2, z);
            cosine[lane] = 1 / Math.sqrt(1 + tangent * tangent);
            sine[lane] = tangent * cosine[lane];
            a[at(p, p) + lane] = x - tangent * z;
            a[at(q, q) + lane] = y + tangent * z;
            a[at(q, p) + lane] = 0;
        }
        for (int k = 0; k < p; k++) {
            Lanes.rotate(a, p + k * n, q + k * n, 1, cosine, sine);
        }
        for (int k = p + 1; k < q; k++) {
            Lanes.rotate(a, k + p * n, q + k * n, 1, cosine, sine);
        }
        Lanes.rotate(a, q + 1 + p * n, q + 1 + q * n, n - q - 1, cosine, sine);
        if (vectors) {
            Lanes.rotate(v, p * n, q * n, n, cosine, sine);
        }
    }

    /** Writes the values of a lane, the least first, and their vectors. */
    void store(int lane, long w, long to) {
        for (int i = 0; i < n; i++) {
            int place = i;
            while (place > 0 && a[at(order[place - 1], order[place - 1]) + lane] > a[at(i, i) + lane]) {
                order[place] = order[place - 1];
                place--;
            }
            order[place] = i;
        }
        for (int j = 0; j < n; j++) {
            int from = order[j];
            Elements.set(kind.realBytes(), w + (long) j * kind.bytes(), a[at(from, from) + lane]);
            if (vectors) {
                Lanes.store(kind, to + (long) j * n * kind.bytes(), v, from * n, lane, n);
            }
        }
    }
}
