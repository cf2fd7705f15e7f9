package dev.covector.autodiff;

/** Jacobi's rotation: the phase that the second column loses first, then cosine and sine. */
record Turn(Complex phase, Complex cosine, Complex sine) {
    /** The one that makes [[p, z], [conj z, q]] diagonal. */
    static Turn of(double p, double q, Complex z) {
        double slope = (q - p) / (2 * z.modulus());
        double tangent = Math.copySign(1, slope) / (Math.abs(slope) + Math.hypot(1, slope));
        double cosine = 1 / Math.hypot(1, tangent);
        return new Turn(z.over(Complex.of(z.modulus())), Complex.of(cosine), Complex.of(cosine * tangent));
    }

    void columns(Complex[][] a, int p, int q) {
        for (Complex[] row : a) {
            Complex x = row[p];
            Complex y = row[q].times(phase.conj());
            row[p] = cosine.times(x).minus(sine.times(y));
            row[q] = sine.times(x).plus(cosine.times(y));
        }
    }

    /** The adjoint on rows. */
    void rows(Complex[][] a, int p, int q) {
        for (int j = 0; j < a.length; j++) {
            Complex x = a[p][j];
            Complex y = a[q][j].times(phase);
            a[p][j] = cosine.times(x).minus(sine.times(y));
            a[q][j] = sine.times(x).plus(cosine.times(y));
        }
    }
}
