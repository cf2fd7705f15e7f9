package dev.covector.codegen.jvm.blas;

/** The Cholesky factors of small real matrices, where a call of LAPACK takes longer than the arithmetic. */
final class SmallCholesky {
    static final int LARGEST = 8;

    private final Kind kind;
    private final int n;
    private final double[] a;

    SmallCholesky(Kind kind, int n) {
        this.kind = kind;
        this.n = n;
        a = new double[n * n];
    }

    static boolean takes(Kind kind, long n) {
        return !kind.isComplex() && n <= LARGEST;
    }

    /** Factors the lower triangle in place; the order of the first minor that is not positive definite, or 0. */
    int run(long address) {
        Elements.load(kind, address, a, n * n);
        for (int j = 0; j < n; j++) {
            double pivot = a[j + j * n];
            for (int k = 0; k < j; k++) {
                pivot -= a[j + k * n] * a[j + k * n];
            }
            if (!(pivot > 0)) {
                return j + 1;
            }
            double root = Math.sqrt(pivot);
            a[j + j * n] = root;
            for (int i = j + 1; i < n; i++) {
                double sum = a[i + j * n];
                for (int k = 0; k < j; k++) {
                    sum -= a[i + k * n] * a[j + k * n];
                }
                a[i + j * n] = sum / root;
            }
        }
        Elements.store(kind, address, a, n * n);
        return 0;
    }
}
