package dev.covector.lower.stablehlo.pjrt.lapack;

import dev.covector.codegen.jvm.blas.LapackRoutine;

/** Triangular and orthogonal factors. */
final class Factors {
    private static final int QUERY = -1;

    private Factors() {}

    /** {@code getrf}: L and U in place, and with which row each was exchanged, counted from 1. */
    static void lu(Batch batch) {
        Matrices a = Matrices.of(batch.copied(0, 0));
        Matrices exchanges = batch.integers("the exchanges", 1, a.count(), a.smaller());
        Matrices info = batch.info(2, a.count());
        LapackRoutine getrf = batch.routine(6, 0);
        long m = batch.of(a.rows());
        long n = batch.of(a.columns());
        long lda = batch.of(a.leading());
        double work = (double) a.rows() * a.columns() * Math.min(a.rows(), a.columns());
        for (int i = 0; i < a.count(); i++) {
            getrf.call(work, m, n, a.at(i), lda, exchanges.at(i), info.at(i));
        }
    }

    /** {@code potrf}: the Cholesky factor in one triangle. */
    static void cholesky(Batch batch) {
        Matrices a = Matrices.square(batch.copied(0, 0));
        Matrices info = batch.info(1, a.count());
        LapackRoutine potrf = batch.routine(5, 1);
        long triangle = batch.of(batch.letter("uplo"));
        long n = batch.of(a.rows());
        long lda = batch.of(a.leading());
        double work = (double) a.rows() * a.rows() * a.rows() / 3;
        for (int i = 0; i < a.count(); i++) {
            potrf.call(work, triangle, n, a.at(i), lda, info.at(i));
        }
    }

    /** {@code geqrf}: R in the upper triangle, reflectors below it, their factors beside. */
    static void qr(Batch batch) {
        Matrices a = Matrices.of(batch.copied(0, 0));
        Matrices tau = batch.result("tau", 1, a.count(), a.smaller());
        LapackRoutine geqrf = batch.routine(8, 0);
        long m = batch.of(a.rows());
        long n = batch.of(a.columns());
        long lda = batch.of(a.leading());
        long info = batch.of(0);
        withWork(batch, a, (i, work, length) -> geqrf.call(cost(a), m, n, a.at(i), lda, tau.at(i), work, length, info));
    }

    /** {@code geqp3}: the same with columns exchanged, to the front those that the second operand marks. */
    static void pivotedQr(Batch batch) {
        Matrices a = Matrices.of(batch.copied(0, 0));
        var _ = batch.copied(1, 1);
        Matrices columns = batch.integers("the order of columns", 1, a.count(), a.columns());
        Matrices tau = batch.result("tau", 2, a.count(), a.smaller());
        LapackRoutine geqp3 = batch.isComplex() ? batch.routine(10, 0) : batch.routine(9, 0);
        long m = batch.of(a.rows());
        long n = batch.of(a.columns());
        long lda = batch.of(a.leading());
        long info = batch.of(0);
        long reals = batch.space(2L * a.columns(), batch.realBytes());
        withWork(batch, a, (i, work, length) -> {
            if (batch.isComplex()) {
                geqp3.call(cost(a), m, n, a.at(i), lda, columns.at(i), tau.at(i), work, length, reals, info);
            } else {
                geqp3.call(cost(a), m, n, a.at(i), lda, columns.at(i), tau.at(i), work, length, info);
            }
        });
    }

    /** {@code orgqr}, {@code ungqr}: the first columns of the product of reflectors in their place. */
    static void reflect(Batch batch) {
        Matrices a = Matrices.of(batch.copied(0, 0));
        Matrices tau = reflectors(batch, a);
        LapackRoutine orgqr = batch.routine(9, 0);
        long m = batch.of(a.rows());
        long n = batch.of(a.columns());
        long k = batch.of(tau.length());
        long lda = batch.of(a.leading());
        long info = batch.of(0);
        withWork(
                batch,
                a,
                (i, work, length) -> orgqr.call(cost(a), m, n, k, a.at(i), lda, tau.at(i), work, length, info));
    }

    /** {@code ormqr}, {@code unmqr}: the third operand times the product of reflectors, from the left or the right. */
    static void applyReflections(Batch batch) {
        Matrices a = Matrices.of(batch.argument(0));
        Matrices tau = reflectors(batch, a);
        Matrices c = Matrices.of(batch.copied(2, 0));
        var _ = batch.argument(
                "the reflectors", 0, c.count(), batch.flag("left") ? c.rows() : c.columns(), a.columns());
        LapackRoutine ormqr = batch.routine(13, 2);
        long side = batch.of(batch.flag("left") ? 'L' : 'R');
        long op = batch.of(batch.flag("transpose") ? batch.isComplex() ? 'C' : 'T' : 'N');
        long m = batch.of(c.rows());
        long n = batch.of(c.columns());
        long k = batch.of(tau.length());
        long lda = batch.of(a.leading());
        long ldc = batch.of(c.leading());
        long info = batch.of(0);
        double cost = 4.0 * c.rows() * c.columns() * tau.length();
        withWork(
                batch,
                c,
                (i, work, length) ->
                        ormqr.call(cost, side, op, m, n, k, a.at(i), lda, tau.at(i), c.at(i), ldc, work, length, info));
    }

    /** The factors of at most as many reflectors as the matrices have columns. */
    private static Matrices reflectors(Batch batch, Matrices a) {
        long count = batch.argument(1).shape().rank() == 0
                ? 0
                : batch.argument(1).shape().dim(batch.argument(1).shape().rank() - 1);
        return batch.argument("tau", 1, a.count(), (int) Math.min(count, a.smaller()));
    }

    /** A call for one of a batch. */
    interface Step {
        void call(int i, long work, long length);
    }

    /** Calls for all of a batch, none where its matrices are empty, with the memory that the routine wants. */
    static void withWork(Batch batch, Matrices matrices, Step step) {
        if (matrices.count() == 0 || matrices.bytes() == 0) {
            return;
        }
        long first = batch.space(1, batch.bytes());
        step.call(0, first, batch.of(QUERY));
        int length = batch.workLength(first);
        long work = batch.space(length, batch.bytes());
        long lengthAt = batch.of(length);
        for (int i = 0; i < matrices.count(); i++) {
            step.call(i, work, lengthAt);
        }
    }

    private static double cost(Matrices a) {
        return 2.0 * a.rows() * a.columns() * Math.min(a.rows(), a.columns());
    }
}
