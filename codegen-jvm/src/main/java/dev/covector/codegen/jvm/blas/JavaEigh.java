package dev.covector.codegen.jvm.blas;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Eigenvalues and eigenvectors of a Hermitian matrix by Jacobi's rotations, in plain Java. */
record JavaEigh(double[] values, Dense vectors) {
    private static final int MOST_SWEEPS = 100;

    /** Of the matrix with the lower triangle of x. */
    static JavaEigh of(Dense x) {
        int n = x.rows();
        Dense a = hermitian(x);
        Dense v = Dense.identity(n, n);
        for (int sweep = 0; sweep < MOST_SWEEPS && sweep(a, v); sweep++) {}
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> a.re()[a.at(i, i)]))
                .mapToInt(i -> i)
                .toArray();
        double[] values =
                IntStream.of(order).mapToDouble(i -> a.re()[a.at(i, i)]).toArray();
        return new JavaEigh(values, v.columns(order));
    }

    private static Dense hermitian(Dense x) {
        Dense a = new Dense(x.rows(), x.rows());
        for (int j = 0; j < x.rows(); j++) {
            a.re()[a.at(j, j)] = x.re()[x.at(j, j)];
            for (int i = j + 1; i < x.rows(); i++) {
                a.re()[a.at(i, j)] = x.re()[x.at(i, j)];
                a.im()[a.at(i, j)] = x.im()[x.at(i, j)];
                a.re()[a.at(j, i)] = x.re()[x.at(i, j)];
                a.im()[a.at(j, i)] = -x.im()[x.at(i, j)];
            }
        }
        return a;
    }

    /** Turns every pair that needs it; whether any did. */
    private static boolean sweep(Dense a, Dense v) {
        boolean turned = false;
        for (int p = 0; p < a.rows(); p++) {
            for (int q = p + 1; q < a.rows(); q++) {
                double x = a.re()[a.at(p, p)];
                double y = a.re()[a.at(q, q)];
                double zRe = a.re()[a.at(p, q)];
                double zIm = a.im()[a.at(p, q)];
                double small = Math.ulp(1.0) * Math.sqrt(Math.abs(x)) * Math.sqrt(Math.abs(y));
                if (Math.hypot(zRe, zIm) > Math.max(small, Math.ulp(1.0) * 1e-3 * Math.max(Math.abs(x), Math.abs(y)))) {
                    turned = true;
                    turn(a, v, p, q, Rotation.of(x, y, zRe, zIm));
                }
            }
        }
        return turned;
    }

    private static void turn(Dense a, Dense v, int p, int q, Rotation by) {
        v.rotate(p, q, by);
        a.rotate(p, q, by);
        rows(a, p, q, by);
    }

    /** The adjoint of the rotation on rows p and q. */
    private static void rows(Dense a, int p, int q, Rotation by) {
        for (int j = 0; j < a.columns(); j++) {
            int atP = a.at(p, j);
            int atQ = a.at(q, j);
            double xr = a.re()[atP];
            double xi = a.im()[atP];
            double yr = a.re()[atQ] * by.phaseRe() - a.im()[atQ] * by.phaseIm();
            double yi = a.im()[atQ] * by.phaseRe() + a.re()[atQ] * by.phaseIm();
            a.re()[atP] = by.cosine() * xr - by.sine() * yr;
            a.im()[atP] = by.cosine() * xi - by.sine() * yi;
            a.re()[atQ] = by.sine() * xr + by.cosine() * yr;
            a.im()[atQ] = by.sine() * xi + by.cosine() * yi;
        }
    }

    void storeValues(Kind kind, long address) {
        for (int i = 0; i < values.length; i++) {
            Elements.set(kind.realBytes(), address + (long) i * kind.realBytes(), values[i]);
        }
    }
}
