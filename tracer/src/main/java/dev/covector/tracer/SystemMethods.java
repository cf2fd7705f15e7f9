package dev.covector.tracer;

/**
 * Linear systems and determinants by LU factorisation. Matrices are the first two axes; further axes are batches. Integers become
 * f64. Singular matrices give infinities or NaN where they are divided by, matrices that are not finite NaN.
 */
sealed interface SystemMethods permits Tensor {
    private Tensor self() {
        return (Tensor) this;
    }

    /** The LU factorisation with exchanged rows, of matrices of any size. The derivative needs the pivots not to be zero. */
    default Lu lu() {
        return Systems.lu(inexact());
    }

    /** Solves x z = b; b is [n, k, batch...], whose batch axes broadcast, or a vector [n]. Linear in b. */
    default Tensor solve(Tensor b) {
        return Systems.solve(self(), b);
    }

    /** The inverse of each matrix. */
    default Tensor inv() {
        return Systems.inverse(inexact());
    }

    /**
     * The tensor whose sums of products with this over the first axes, so many of them, are the identity: the axes of the result
     * are the other ones, then these.
     */
    default Tensor tensorInv(int axes) {
        return Systems.tensorInverse(inexact(), axes);
    }

    /** The z whose sums of products with this over its last axes are b, which has the first axes of this. */
    default Tensor tensorSolve(Tensor b) {
        return Systems.tensorSolve(self(), b);
    }

    /** The determinant of each matrix; the derivative needs the matrix to have an inverse. */
    default Tensor det() {
        return Systems.determinant(inexact());
    }

    /** The sign and the logarithm of the modulus of the determinant of each matrix: 0 and -infinity where it is zero. */
    default LogDeterminant slogdet() {
        return Systems.logDeterminant(inexact());
    }

    /** The logarithm of the determinant of each matrix; NaN where a real determinant is negative. */
    default Tensor logdet() {
        LogDeterminant both = slogdet();
        return both.sign().log().add(both.logarithm().convert(both.sign().dtype()));
    }

    private Tensor inexact() {
        return self().convert(self().dtype().toInexact());
    }
}
