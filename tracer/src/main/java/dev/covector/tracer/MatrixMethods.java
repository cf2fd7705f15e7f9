package dev.covector.tracer;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import java.util.List;

/**
 * Products of matrices under the names of BLAS, and what is made of such products. Matrices are the first two axes; further
 * axes are batches, which broadcast unless a method takes one rank only. Operands promote.
 */
sealed interface MatrixMethods permits Tensor {
    private Tensor self() {
        return (Tensor) this;
    }

    /** The product of two matrices. */
    default Tensor mm(Tensor y) {
        return Products.ranked("mm", self(), 2, y, 2);
    }

    /** The product of a matrix and a vector. */
    default Tensor mv(Tensor y) {
        return Products.ranked("mv", self(), 2, y, 1);
    }

    /** The products of [m, k, b] and [k, n, b]: [m, n, b]. */
    default Tensor bmm(Tensor y) {
        return Products.ranked("bmm", self(), 3, y, 3);
    }

    /** This times beta plus the product of two matrices times alpha; this broadcasts, and is not read where beta is zero. */
    default Tensor addmm(Tensor x, Tensor y, Number beta, Number alpha) {
        return Products.added("addmm", self(), Products.ranked("addmm", x, 2, y, 2), beta, alpha);
    }

    /** This times beta plus the product of a matrix and a vector times alpha. */
    default Tensor addmv(Tensor x, Tensor y, Number beta, Number alpha) {
        return Products.added("addmv", self(), Products.ranked("addmv", x, 2, y, 1), beta, alpha);
    }

    /** This times beta plus the products [m, n, b] of [m, k, b] and [k, n, b] times alpha. */
    default Tensor baddbmm(Tensor x, Tensor y, Number beta, Number alpha) {
        return Products.added("baddbmm", self(), Products.ranked("baddbmm", x, 3, y, 3), beta, alpha);
    }

    /** This times beta plus the sum over b of the products of [m, k, b] and [k, n, b] times alpha. */
    default Tensor addbmm(Tensor x, Tensor y, Number beta, Number alpha) {
        Products.requireRanks("addbmm", x, 3, y, 3);
        return Products.added("addbmm", self(), x.tensordot(y, List.of(1, 2), List.of(0, 2)), beta, alpha);
    }

    /** This times beta plus the products of all elements of two vectors times alpha. */
    default Tensor addr(Tensor x, Tensor y, Number beta, Number alpha) {
        Products.requireRanks("addr", x, 1, y, 1);
        return Products.added("addr", self(), x.expandDims(1).mul(y.expandDims(0)), beta, alpha);
    }

    /** Σ conj(x) y over an axis of both, which broadcast. */
    default Tensor vecdot(Tensor y, int axis) {
        Tensor x = self().dtype().isComplex() ? self().conj() : self();
        return x.mul(y).sum(axis);
    }

    /** Every element times a copy of y: along each axis the index i of this and j of y become i * (size of y) + j. */
    default Tensor kron(Tensor y) {
        return Products.kron(self(), y);
    }

    /** The vector products along an axis of size 3; the operands broadcast. */
    default Tensor cross(Tensor y, int axis) {
        return Products.cross(self(), y, axis);
    }

    /**
     * The p-norm, p from 0 to infinity, of the difference of each row of this [n, d, batch...] and each row of y [m, d,
     * batch...]: [n, m, batch...]. The derivative where rows are equal is zero.
     */
    default Tensor cdist(Tensor y, double p) {
        return Distances.between(self(), y, p);
    }

    /** This square matrix times itself n times, by repeated squaring; n = 0 gives the identity, n < 0 a power of the inverse. */
    default Tensor matrixPower(int n) {
        return Products.power(self(), n);
    }

    /** The Frobenius norm of each matrix: the square root of the sum of |x|². */
    default Tensor matrixNorm() {
        Diagonals.index("matrixNorm", self(), 0);
        return self().norm(0, 1);
    }

    /**
     * The largest (order 1 or infinity) or smallest (-1 or -infinity) sum of |x| over a column (±1) or a row of each matrix, or
     * its largest (2) or smallest (-2) singular value.
     */
    default Tensor matrixNorm(double order) {
        return Distances.matrixNorm(self(), order);
    }

    /** Solves a z = b where this is the lower triangular factor of a = L Lᴴ; b is [n, k, batch...] or a vector [n]. */
    default Tensor choleskySolve(Tensor b) {
        Tensor right = b.rank() == 1 ? b.expandDims(1) : b;
        Tensor half = self().triangularSolve(right, true, true, false, false, false);
        Tensor whole =
                self().triangularSolve(half, true, true, true, self().dtype().isComplex(), false);
        return b.rank() == 1 ? whole.squeeze(1) : whole;
    }

    /** The inverse of the matrix whose lower triangular factor this is. */
    default Tensor choleskyInverse() {
        Diagonals.index("choleskyInverse", self(), 0);
        DType dtype = self().dtype().toInexact();
        Dim n = self().dim(0);
        return choleskySolve(Tensor.eye(dtype, n));
    }
}
