package dev.covector.codegen.jvm.blas;

/** Eigenvalues and eigenvectors of small real symmetric matrices by Jacobi's rotations, without the time of a call of LAPACK. */
final class SmallEigh {
    private static final int LARGEST = 6;
    private static final int MOST_SWEEPS = 50;

    private final Kind kind;
    private final int n;
    private final double[] a;
    private final double[] v;
    private final double[] column;
    /** What is left off the diagonal, in units of the largest element. */
    private final double rest;

    SmallEigh(Eigenvalues form) {
        kind = form.kind();
        n = (int) form.n();
        a = new double[n * n];
        v = new double[n * n];
        column = new double[n];
        rest = kind == Kind.F32 ? 0x1p-28 : 0x1p-56;
    }

    static boolean takes(Eigenvalues form) {
        return !form.kind().isComplex() && form.n() <= LARGEST;
    }

    /** Decomposes the matrix with the lower triangle at an address; vectors too where they have an address of their own. */
    void run(long from, long w, long vectors) {
        Elements.load(kind, from, a, n * n);
        java.util.Arrays.fill(v, 0);
        double largest = 0;
        for (int j = 0; j < n; j++) {
            v[j + j * n] = 1;
            for (int i = j; i < n; i++) {
                largest = Math.max(largest, Math.abs(a[i + j * n]));
            }
        }
        for (int sweep = 0; sweep < MOST_SWEEPS && sweep(largest * rest); sweep++) {}
        sort();
        for (int j = 0; j < n; j++) {
            Elements.set(kind.realBytes(), w + (long) j * kind.bytes(), a[j + j * n]);
        }
        if (vectors != w) {
            Elements.store(kind, vectors, v, n * n);
        }
    }

    /** Turns every pair that needs it; whether any did. */
    private boolean sweep(double small) {
        boolean turned = false;
        for (int p = 0; p < n; p++) {
            for (int q = p + 1; q < n; q++) {
                double z = a[q + p * n];
                if (Math.abs(z) > small) {
                    turned = true;
                    turn(p, q, z);
                }
            }
        }
        return turned;
    }

    /** Rutishauser's form of the rotation, on the lower triangle. */
    private void turn(int p, int q, double z) {
        double slope = (a[q + q * n] - a[p + p * n]) / (2 * z);
        double tangent = Math.copySign(1, slope) / (Math.abs(slope) + Math.sqrt(1 + slope * slope));
        double cosine = 1 / Math.sqrt(1 + tangent * tangent);
        double sine = tangent * cosine;
        double half = sine / (1 + cosine);
        a[p + p * n] -= tangent * z;
        a[q + q * n] += tangent * z;
        a[q + p * n] = 0;
        for (int k = 0; k < p; k++) {
            rotate(a, p + k * n, q + k * n, sine, half);
        }
        for (int k = p + 1; k < q; k++) {
            rotate(a, k + p * n, q + k * n, sine, half);
        }
        for (int k = q + 1; k < n; k++) {
            rotate(a, k + p * n, k + q * n, sine, half);
        }
        for (int k = 0; k < n; k++) {
            rotate(v, k + p * n, k + q * n, sine, half);
        }
    }

    private static void rotate(double[] x, int i, int j, double sine, double half) {
        double g = x[i];
        double h = x[j];
        x[i] = g - sine * (h + g * half);
        x[j] = h + sine * (g - h * half);
    }

    /** The least value first, each with its vector. */
    private void sort() {
        for (int i = 0; i < n; i++) {
            int least = i;
            for (int j = i + 1; j < n; j++) {
                least = a[j + j * n] < a[least + least * n] ? j : least;
            }
            if (least != i) {
                double value = a[i + i * n];
                a[i + i * n] = a[least + least * n];
                a[least + least * n] = value;
                System.arraycopy(v, i * n, column, 0, n);
                System.arraycopy(v, least * n, v, i * n, n);
                System.arraycopy(column, 0, v, least * n, n);
            }
        }
    }
}
