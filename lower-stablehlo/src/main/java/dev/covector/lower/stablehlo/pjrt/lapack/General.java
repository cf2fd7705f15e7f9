package dev.covector.lower.stablehlo.pjrt.lapack;

import dev.covector.codegen.jvm.blas.LapackRoutine;

/** One {@code geev}. */
final class General {
    private final Batch batch;
    private final boolean complex;
    private final Matrices a;
    private final Matrices w;
    private final Matrices imaginary;
    private final Matrices left;
    private final Matrices right;
    private final Matrices info;
    private final int size;
    private final LapackRoutine geev;
    private final boolean wantsLeft;
    private final boolean wantsRight;
    private final long jobLeft;
    private final long jobRight;
    private final long n;
    private final long lda;

    /** The matrix, which the routine destroys, and for a real one its eigenvectors in LAPACK's form: pairs share two columns. */
    private final long matrix;

    private final long packedLeft;
    private final long packedRight;
    private final long reals;

    General(Batch batch) {
        this.batch = batch;
        complex = batch.isComplex();
        int next = complex ? 1 : 2;
        a = Matrices.square(batch.argument(0));
        size = a.rows();
        w = batch.result("the eigenvalues", 0, a.count(), size);
        imaginary = batch.result("their imaginary parts", next - 1, a.count(), size);
        left = batch.complexes("the left vectors", next, a.count(), size, size);
        right = batch.complexes("the right vectors", next + 1, a.count(), size, size);
        info = batch.info(next + 2, a.count());
        geev = batch.routine(14, 2);
        wantsLeft = batch.letter("compute_left") == 'V';
        wantsRight = batch.letter("compute_right") == 'V';
        jobLeft = batch.of(batch.letter("compute_left"));
        jobRight = batch.of(batch.letter("compute_right"));
        n = batch.of(size);
        lda = batch.of(a.leading());
        long elements = (long) size * size;
        matrix = batch.space(elements, batch.bytes());
        packedLeft = batch.space(complex ? 0 : elements, batch.bytes());
        packedRight = batch.space(complex ? 0 : elements, batch.bytes());
        reals = batch.space(2L * size, batch.realBytes());
    }

    void run() {
        double cost = 25.0 * size * size * size;
        Factors.withWork(batch, a, (i, work, length) -> {
            if (batch.refuses(a, i, info, length)) {
                return;
            }
            Batch.copy(a.at(i), matrix, a.bytes());
            if (complex) {
                geev.call(
                        cost,
                        jobLeft,
                        jobRight,
                        n,
                        matrix,
                        lda,
                        w.at(i),
                        left.at(i),
                        lda,
                        right.at(i),
                        lda,
                        work,
                        length,
                        reals,
                        info.at(i));
                return;
            }
            geev.call(
                    cost,
                    jobLeft,
                    jobRight,
                    n,
                    matrix,
                    lda,
                    w.at(i),
                    imaginary.at(i),
                    packedLeft,
                    lda,
                    packedRight,
                    lda,
                    work,
                    length,
                    info.at(i));
            if (Batch.integer(info.at(i)) == 0 && Batch.integer(length) >= 0) {
                if (wantsLeft) {
                    unpack(imaginary.at(i), packedLeft, left.at(i));
                }
                if (wantsRight) {
                    unpack(imaginary.at(i), packedRight, right.at(i));
                }
            }
        });
    }

    /** Column j and j + 1 of a pair are its real and imaginary parts; the second vector of the pair is the conjugate. */
    private void unpack(long parts, long from, long to) {
        int real = batch.realBytes();
        for (int j = 0; j < size; j++) {
            boolean pair = batch.real(parts + (long) j * real) != 0;
            for (int k = 0; k < size; k++) {
                long at = (long) j * size + k;
                double re = batch.real(from + at * real);
                double im = pair ? batch.real(from + (at + size) * real) : 0;
                set(to, at, re, im);
                if (pair) {
                    set(to, at + size, re, -im);
                }
            }
            j += pair ? 1 : 0;
        }
    }

    private void set(long to, long index, double re, double im) {
        int real = batch.realBytes();
        batch.setReal(to + 2 * index * real, re);
        batch.setReal(to + (2 * index + 1) * real, im);
    }
}
