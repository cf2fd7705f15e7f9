package dev.covector.lower.stablehlo.pjrt.lapack;

import dev.covector.codegen.jvm.blas.LapackRoutine;

/** Systems of linear equations. */
final class Solves {
    private Solves() {}

    /** {@code trsm}: the X of op(A) X = B or X op(A) = B in place of B. */
    static void triangular(Batch batch) {
        Matrices x = Matrices.of(batch.copied(1, 0));
        int order = batch.letter("side") == 'L' ? x.rows() : x.columns();
        Matrices a = batch.argument("the triangle", 0, x.count(), order, order);
        LapackRoutine trsm = batch.routine(11, 4);
        long side = batch.of(batch.letter("side"));
        long triangle = batch.of(batch.letter("uplo"));
        long op = batch.of(batch.letter("trans_x"));
        long diagonal = batch.of(batch.letter("diag"));
        long m = batch.of(x.rows());
        long n = batch.of(x.columns());
        long one = batch.space(1, batch.bytes());
        batch.setReal(one, 1);
        long lda = batch.of(a.leading());
        long ldx = batch.of(x.leading());
        double work = 0.5 * x.rows() * x.columns() * a.rows();
        for (int i = 0; i < x.count() && x.bytes() > 0; i++) {
            trsm.call(work, side, triangle, op, diagonal, m, n, one, a.at(i), lda, x.at(i), ldx);
        }
    }

    /** {@code gtsv}: the X of A X = B for a matrix with three diagonals, whose factors take their place. */
    static void tridiagonal(Batch batch) {
        Matrices x = Matrices.of(batch.copied(3, 3));
        Matrices lower = diagonal(batch, 0, x);
        Matrices middle = diagonal(batch, 1, x);
        Matrices upper = diagonal(batch, 2, x);
        Matrices info = batch.info(4, x.count());
        LapackRoutine gtsv = batch.routine(8, 0);
        long n = batch.of(x.rows());
        long columns = batch.of(x.columns());
        long ldx = batch.of(x.leading());
        for (int i = 0; i < x.count(); i++) {
            // JAX's lower diagonal starts with a number outside the matrix.
            long below = lower.at(i) + (x.rows() > 0 ? batch.bytes() : 0);
            gtsv.call(x.rows(), n, columns, below, middle.at(i), upper.at(i), x.at(i), ldx, info.at(i));
        }
    }

    private static Matrices diagonal(Batch batch, int i, Matrices x) {
        var _ = batch.copied(i, i);
        return batch.result("a diagonal", i, x.count(), x.rows());
    }
}
