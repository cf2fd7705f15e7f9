package dev.covector.tracer;

import dev.covector.ir.DType;
import dev.covector.ops.Cholesky;
import dev.covector.ops.TriangularSolve;
import java.util.List;

/** Sums of products and the solution of triangular systems. Matrices are the first two axes; further axes are batches. */
sealed interface ProductMethods permits Tensor {
    private Tensor self() {
        return (Tensor) this;
    }

    /**
     * The matrix product: [m, k, batch...] by [k, n, batch...] is [m, n, batch...]. Batch axes broadcast. A vector on the left
     * is a row, on the right a column, and its axis is not in the result. Linear in each operand.
     *
     * @throws dev.covector.ir.TypeException where the inner sizes differ, or an operand is a scalar
     */
    default Tensor matmul(Tensor y) {
        return Products.matmul(self(), y);
    }

    /** Σ x y of two vectors of one size, without conjugation. */
    default Tensor dot(Tensor y) {
        return Products.dot(self(), y);
    }

    /** Σ conj(x) y over all elements in column-major order; as many of x as of y. */
    default Tensor vdot(Tensor y) {
        Tensor x = self().flatten();
        return Products.dot(x.dtype().isComplex() ? x.conj() : x, y.flatten());
    }

    /** Sums over the last axis of both: the other axes of x, then those of y. */
    default Tensor inner(Tensor y) {
        return tensordot(y, List.of(Axes.one("inner", self(), -1)), List.of(Axes.one("inner", y, -1)));
    }

    /** Every element of x times every element of y (of bools: both): [size of x, size of y], in column-major order. */
    default Tensor outer(Tensor y) {
        Tensor column = self().flatten().expandDims(1);
        Tensor row = y.flatten().expandDims(0);
        return column.dtype() == DType.BOOL && row.dtype() == DType.BOOL ? column.and(row) : column.mul(row);
    }

    /** Sums over pairs of axes: the other axes of x, then those of y. */
    default Tensor tensordot(Tensor y, List<Integer> axesX, List<Integer> axesY) {
        return dotGeneral(y, axesX, axesY, List.of(), List.of());
    }

    /** Sums over the last n axes of x and the first n of y. */
    default Tensor tensordot(Tensor y, int n) {
        if (n < 0 || n > self().rank() || n > y.rank()) {
            throw UserLine.typeError("tensordot: " + n + " axes are not in both " + self().type() + " and " + y.type());
        }
        return tensordot(y, Axes.range(self().rank() - n, self().rank()), Axes.range(0, n));
    }

    /**
     * Sums over pairs of axes, with batch axes in pairs too: the result has the free axes of x, those of y, then the batch
     * axes. The operands promote.
     */
    default Tensor dotGeneral(
            Tensor y, List<Integer> contractX, List<Integer> contractY, List<Integer> batchX, List<Integer> batchY) {
        return Products.general(
                self(),
                y,
                Products.axes(self(), contractX),
                Products.axes(y, contractY),
                Products.axes(self(), batchX),
                Products.axes(y, batchY));
    }

    /**
     * The lower triangular L with L Lᴴ = x for each matrix, of which only the lower triangle is read; a matrix that is not
     * positive definite gives NaN.
     */
    default Tensor cholesky() {
        return Staging.one(self().convert(self().dtype().toInexact()), Cholesky::new);
    }

    /** Solves x z = b for lower triangular x; b is [n, k, batch...] or a vector [n]. Only that triangle is read. */
    default Tensor solveLower(Tensor b) {
        return solve(b, true);
    }

    /** Solves x z = b for upper triangular x; b is [n, k, batch...] or a vector [n]. Only that triangle is read. */
    default Tensor solveUpper(Tensor b) {
        return solve(b, false);
    }

    private Tensor solve(Tensor b, boolean lower) {
        return b.rank() == 1
                ? triangularSolve(b.expandDims(1), true, lower, false, false, false)
                        .squeeze(1)
                : triangularSolve(b, true, lower, false, false, false);
    }

    /**
     * Solves op(x) z = b, or z op(x) = b where not left, for triangular matrices x: op transposes and conjugates as asked,
     * and takes the diagonal to be one where unit. Batch axes broadcast. Linear in b.
     */
    default Tensor triangularSolve(
            Tensor b, boolean left, boolean lower, boolean transposed, boolean conjugated, boolean unit) {
        List<Tensor> both = Products.batched("triangularSolve", self(), b).stream()
                .map(x -> x.convert(x.dtype().toInexact()))
                .toList();
        return Staging.emit(
                        both, v -> new TriangularSolve(v.get(0), v.get(1), left, lower, transposed, conjugated, unit))
                .getFirst();
    }
}
