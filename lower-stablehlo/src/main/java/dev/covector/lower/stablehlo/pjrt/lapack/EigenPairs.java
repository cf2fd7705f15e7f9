package dev.covector.lower.stablehlo.pjrt.lapack;

import dev.covector.codegen.jvm.blas.LapackRoutine;

/** Eigenvalues and the forms of matrices from which they come. */
final class EigenPairs {
    private EigenPairs() {}

    /** {@code syevd}, {@code heevd}: eigenvalues of a Hermitian matrix, rising, and its eigenvectors in its place. */
    static void hermitian(Batch batch) {
        Matrices a = Matrices.square(batch.copied(0, 0));
        Matrices w = batch.reals("the eigenvalues", 1, a.count(), a.rows());
        Matrices info = batch.info(2, a.count());
        LapackRoutine eigh = batch.isComplex() ? batch.routine(13, 2) : batch.routine(11, 2);
        long job = batch.of(batch.letter("mode"));
        long triangle = batch.of(batch.letter("uplo"));
        long size = a.rows();
        long n = batch.of(a.rows());
        long lda = batch.of(a.leading());
        // What the documentation of the routines asks for with eigenvectors.
        int realLength = Math.toIntExact(1 + 5 * size + 2 * size * size);
        int integerLength = Math.toIntExact(3 + 5 * size);
        long reals = batch.space(realLength, batch.realBytes());
        long integers = batch.space(integerLength, Integer.BYTES);
        long realsAt = batch.of(realLength);
        long integersAt = batch.of(integerLength);
        double cost = 9.0 * size * size * size;
        Factors.withWork(batch, a, (i, work, length) -> {
            if (batch.refuses(a, i, info, length)) {
                return;
            }
            if (batch.isComplex()) {
                eigh.call(
                        cost,
                        job,
                        triangle,
                        n,
                        a.at(i),
                        lda,
                        w.at(i),
                        work,
                        length,
                        reals,
                        realsAt,
                        integers,
                        integersAt,
                        info.at(i));
            } else {
                eigh.call(
                        cost, job, triangle, n, a.at(i), lda, w.at(i), work, length, integers, integersAt, info.at(i));
            }
        });
    }

    /** {@code sytrd}, {@code hetrd}: a Hermitian matrix as one with three diagonals between reflectors. */
    static void tridiagonal(Batch batch) {
        Matrices a = Matrices.square(batch.copied(0, 0));
        int below = Math.max(0, a.rows() - 1);
        Matrices d = batch.reals("the diagonal", 1, a.count(), a.rows());
        Matrices e = batch.reals("the diagonal beside it", 2, a.count(), below);
        Matrices tau = batch.result("tau", 3, a.count(), below);
        Matrices info = batch.info(4, a.count());
        LapackRoutine sytrd = batch.routine(10, 1);
        long triangle = batch.of(batch.letter("uplo"));
        long n = batch.of(a.rows());
        long lda = batch.of(a.leading());
        double cost = 4.0 / 3 * a.rows() * a.rows() * a.rows();
        Factors.withWork(
                batch,
                a,
                (i, work, length) -> sytrd.call(
                        cost, triangle, n, a.at(i), lda, d.at(i), e.at(i), tau.at(i), work, length, info.at(i)));
    }

    /** {@code gehrd}: a matrix as one with a single diagonal below the main one, between reflectors. */
    static void hessenberg(Batch batch) {
        Matrices a = Matrices.square(batch.copied(0, 0));
        Matrices tau = batch.result("tau", 1, a.count(), Math.max(0, a.rows() - 1));
        Matrices info = batch.info(2, a.count());
        LapackRoutine gehrd = batch.routine(9, 0);
        long n = batch.of(a.rows());
        long low = batch.of(batch.number("low"));
        long high = batch.of(batch.number("high"));
        long lda = batch.of(a.leading());
        double cost = 10.0 / 3 * a.rows() * a.rows() * a.rows();
        Factors.withWork(
                batch,
                a,
                (i, work, length) -> gehrd.call(cost, n, low, high, a.at(i), lda, tau.at(i), work, length, info.at(i)));
    }

    /** {@code geev}: eigenvalues of any matrix, for real ones in two parts, and its left and right eigenvectors, always complex. */
    static void general(Batch batch) {
        new General(batch).run();
    }

    /** {@code gees}: the Schur form in place of a matrix, its vectors and eigenvalues. */
    static void schur(Batch batch) {
        boolean complex = batch.isComplex();
        Matrices a = Matrices.square(batch.copied(0, 0));
        Matrices vectors = batch.result("the vectors", 1, a.count(), a.rows(), a.rows());
        Matrices w = batch.result("the eigenvalues", 2, a.count(), a.rows());
        Matrices imaginary = batch.result("their imaginary parts", complex ? 2 : 3, a.count(), a.rows());
        Matrices selected = batch.info(complex ? 3 : 4, a.count());
        Matrices info = batch.info(complex ? 4 : 5, a.count());
        if (batch.letter("sort") != 'N') {
            throw new IllegalArgumentException("cannot sort eigenvalues, since that takes a function to choose them");
        }
        LapackRoutine gees = batch.routine(15, 2);
        long job = batch.of(batch.letter("mode"));
        long sort = batch.of('N');
        long n = batch.of(a.rows());
        long lda = batch.of(a.leading());
        long reals = batch.space(a.rows(), batch.realBytes());
        long flags = batch.space(a.rows(), Integer.BYTES);
        double cost = 25.0 * a.rows() * a.rows() * a.rows();
        Factors.withWork(batch, a, (i, work, length) -> {
            if (batch.refuses(a, i, info, length)) {
                return;
            }
            if (complex) {
                gees.call(
                        cost,
                        job,
                        sort,
                        0,
                        n,
                        a.at(i),
                        lda,
                        selected.at(i),
                        w.at(i),
                        vectors.at(i),
                        lda,
                        work,
                        length,
                        reals,
                        flags,
                        info.at(i));
            } else {
                gees.call(
                        cost,
                        job,
                        sort,
                        0,
                        n,
                        a.at(i),
                        lda,
                        selected.at(i),
                        w.at(i),
                        imaginary.at(i),
                        vectors.at(i),
                        lda,
                        work,
                        length,
                        flags,
                        info.at(i));
            }
        });
    }
}
