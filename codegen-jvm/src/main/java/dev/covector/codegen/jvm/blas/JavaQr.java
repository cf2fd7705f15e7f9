package dev.covector.codegen.jvm.blas;

/** The QR factorisation by reflections, in plain Java, with LAPACK's signs: the diagonal of r is real. */
final class JavaQr {
    private final Dense a;
    private final double[] tauRe;
    private final double[] tauIm;

    JavaQr(Dense a) {
        this.a = a;
        int count = Math.min(a.rows(), a.columns());
        tauRe = new double[count];
        tauIm = new double[count];
        int exponent = a.extremeExponent();
        a.shift(-exponent);
        for (int j = 0; j < count; j++) {
            reflector(j);
            for (int k = j + 1; k < a.columns(); k++) {
                // The adjoint of the reflection: 1 - conj(tau) v v^H.
                reflect(j, a, k, -tauIm[j]);
            }
        }
        restore(exponent);
    }

    /** Gives r the scale of the matrix again; the reflections have none. */
    private void restore(int exponent) {
        for (int k = 0; k < a.columns(); k++) {
            for (int i = 0; i <= Math.min(k, a.rows() - 1); i++) {
                int at = a.at(i, k);
                a.re()[at] = Math.scalb(a.re()[at], exponent);
                a.im()[at] = Math.scalb(a.im()[at], exponent);
            }
        }
    }

    /** LAPACK's larfg: v below the diagonal with v(j) = 1, and beta on it. */
    private void reflector(int j) {
        int at = a.at(j, j);
        double alphaRe = a.re()[at];
        double alphaIm = a.im()[at];
        double below = a.norm(j, j + 1);
        if (below == 0 && alphaIm == 0) {
            return;
        }
        double beta = -Math.copySign(Math.hypot(Math.hypot(alphaRe, alphaIm), below), alphaRe);
        tauRe[j] = (beta - alphaRe) / beta;
        tauIm[j] = -alphaIm / beta;
        double dRe = alphaRe - beta;
        double square = dRe * dRe + alphaIm * alphaIm;
        for (int i = j + 1; i < a.rows(); i++) {
            double x = a.re()[a.at(i, j)];
            double y = a.im()[a.at(i, j)];
            a.re()[a.at(i, j)] = (x * dRe + y * alphaIm) / square;
            a.im()[a.at(i, j)] = (y * dRe - x * alphaIm) / square;
        }
        a.re()[at] = beta;
        a.im()[at] = 0;
    }

    /** Column k of x less (tau v^H x) v, where tau has this imaginary part. */
    private void reflect(int j, Dense x, int k, double imaginary) {
        double sumRe = x.re()[x.at(j, k)];
        double sumIm = x.im()[x.at(j, k)];
        for (int i = j + 1; i < a.rows(); i++) {
            double vr = a.re()[a.at(i, j)];
            double vi = a.im()[a.at(i, j)];
            sumRe += vr * x.re()[x.at(i, k)] + vi * x.im()[x.at(i, k)];
            sumIm += vr * x.im()[x.at(i, k)] - vi * x.re()[x.at(i, k)];
        }
        double re = tauRe[j] * sumRe - imaginary * sumIm;
        double im = tauRe[j] * sumIm + imaginary * sumRe;
        x.re()[x.at(j, k)] -= re;
        x.im()[x.at(j, k)] -= im;
        for (int i = j + 1; i < a.rows(); i++) {
            double vr = a.re()[a.at(i, j)];
            double vi = a.im()[a.at(i, j)];
            x.re()[x.at(i, k)] -= re * vr - im * vi;
            x.im()[x.at(i, k)] -= re * vi + im * vr;
        }
    }

    /** The first columns of q. */
    Dense q(int columns) {
        Dense q = Dense.identity(a.rows(), columns);
        for (int j = tauRe.length - 1; j >= 0; j--) {
            for (int k = j; k < columns; k++) {
                reflect(j, q, k, tauIm[j]);
            }
        }
        return q;
    }

    /** The first rows of r. */
    Dense r(int rows) {
        Dense r = new Dense(rows, a.columns());
        for (int k = 0; k < a.columns(); k++) {
            int count = Math.min(Math.min(k + 1, rows), a.rows());
            System.arraycopy(a.re(), a.at(0, k), r.re(), r.at(0, k), count);
            System.arraycopy(a.im(), a.at(0, k), r.im(), r.at(0, k), count);
        }
        return r;
    }
}
