package dev.covector.autodiff;

/** A number, of whatever dtype. */
public record Complex(double re, double im) {
    static final Complex ZERO = new Complex(0, 0);
    static final Complex ONE = new Complex(1, 0);

    public static Complex of(double re) {
        return new Complex(re, 0);
    }

    Complex plus(Complex y) {
        return new Complex(re + y.re, im + y.im);
    }

    Complex minus(Complex y) {
        return new Complex(re - y.re, im - y.im);
    }

    Complex times(Complex y) {
        return new Complex(re * y.re - im * y.im, re * y.im + im * y.re);
    }

    Complex over(Complex y) {
        double square = y.re * y.re + y.im * y.im;
        Complex top = times(y.conj());
        return new Complex(top.re / square, top.im / square);
    }

    Complex conj() {
        return new Complex(re, -im);
    }

    double modulus() {
        return Math.hypot(re, im);
    }
}
