package dev.covector.codegen.jvm.blas;

/** The QR factorisation of small real matrices by reflections, with LAPACK's signs and without the time of its call. */
final class SmallQr {
    private static final int LARGEST = 8;
    /** Elements whose squares neither overflow nor vanish, as far as they matter. */
    private static final double MOST = 1e140;

    private final QrFactor form;
    private final int m;
    private final int n;
    private final int inner;
    private final double[] a;
    private final double[] q;
    private final double[] r;
    private final double[] tau;

    SmallQr(QrFactor form, int inner) {
        this.form = form;
        this.inner = inner;
        m = (int) form.m();
        n = (int) form.n();
        a = new double[m * n];
        q = new double[m * inner];
        r = new double[inner * n];
        tau = new double[Math.min(m, n)];
    }

    static boolean takes(QrFactor form) {
        return !form.kind().isComplex() && form.m() <= LARGEST && form.n() <= LARGEST;
    }

    /** Factors a matrix; whether its elements allow it. */
    boolean run(long from, long toQ, long toR) {
        Elements.load(form.kind(), from, a, m * n);
        double largest = Elements.largest(a, m * n);
        if (!(largest < MOST && (largest > 1 / MOST || largest == 0))) {
            return false;
        }
        for (int j = 0; j < tau.length; j++) {
            reflector(j);
            for (int k = j + 1; k < n; k++) {
                reflect(j, a, k);
            }
        }
        for (int k = 0; k < n; k++) {
            for (int i = 0; i < inner; i++) {
                r[i + k * inner] = i <= k ? a[i + k * m] : 0;
            }
        }
        java.util.Arrays.fill(q, 0);
        for (int j = 0; j < inner; j++) {
            q[j + j * m] = 1;
        }
        for (int j = tau.length - 1; j >= 0; j--) {
            for (int k = j; k < inner; k++) {
                reflect(j, q, k);
            }
        }
        Elements.store(form.kind(), toQ, q, m * inner);
        Elements.store(form.kind(), toR, r, inner * n);
        return true;
    }

    /** LAPACK's larfg: v below the diagonal with v(j) = 1, and beta on it. */
    private void reflector(int j) {
        double square = 0;
        for (int i = j + 1; i < m; i++) {
            square += a[i + j * m] * a[i + j * m];
        }
        if (square == 0) {
            tau[j] = 0;
            return;
        }
        double alpha = a[j + j * m];
        double beta = -Math.copySign(Math.sqrt(alpha * alpha + square), alpha);
        tau[j] = (beta - alpha) / beta;
        double factor = 1 / (alpha - beta);
        for (int i = j + 1; i < m; i++) {
            a[i + j * m] *= factor;
        }
        a[j + j * m] = beta;
    }

    /** Column k of x less (tau v^T x) v. */
    private void reflect(int j, double[] x, int k) {
        double sum = x[j + k * m];
        for (int i = j + 1; i < m; i++) {
            sum += a[i + j * m] * x[i + k * m];
        }
        sum *= tau[j];
        x[j + k * m] -= sum;
        for (int i = j + 1; i < m; i++) {
            x[i + k * m] -= sum * a[i + j * m];
        }
    }
}
