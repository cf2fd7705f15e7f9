package dev.covector.lower.stablehlo.pjrt.lapack;

import dev.covector.codegen.jvm.blas.LapackRoutine;

/** Singular value decompositions. */
final class SingularVectors {
    private SingularVectors() {}

    /** {@code gesdd}: by bisection. */
    static void divided(Batch batch) {
        new Svd(batch).run(true);
    }

    /** {@code gesvd}: by QR steps. */
    static void byQr(Batch batch) {
        new Svd(batch).run(false);
    }

    /** The places of the arguments that both routines share. */
    private static final class Svd {
        private final Batch batch;
        private final Matrices a;
        private final Matrices s;
        private final Matrices u;
        private final Matrices vh;
        private final Matrices info;
        private final long job;
        private final long m;
        private final long n;
        private final long lda;
        private final long ldu;
        private final long ldvh;

        Svd(Batch batch) {
            this.batch = batch;
            a = Matrices.of(batch.copied(0, 0));
            s = batch.reals("the singular values", 1, a.count(), a.smaller());
            boolean full = batch.letter("mode") != 'S';
            u = batch.result("u", 2, a.count(), a.rows(), full ? a.rows() : a.smaller());
            vh = batch.result("vh", 3, a.count(), full ? a.columns() : a.smaller(), a.columns());
            info = batch.info(4, a.count());
            job = batch.of(batch.letter("mode"));
            m = batch.of(a.rows());
            n = batch.of(a.columns());
            lda = batch.of(a.leading());
            ldu = batch.of(u.leading());
            ldvh = batch.of(vh.leading());
        }

        void run(boolean divided) {
            long smaller = Math.min(a.rows(), a.columns());
            long larger = Math.max(a.rows(), a.columns());
            long reals = batch.isComplex()
                    ? batch.space(smaller * Math.max(5 * smaller + 7, 2 * larger + 2 * smaller + 1), batch.realBytes())
                    : 0;
            long integers = batch.space(8 * smaller, Integer.BYTES);
            Factors.withWork(batch, a, (i, work, length) -> {
                if (batch.refuses(a, i, info, length)) {
                    return;
                }
                if (divided) {
                    divide(i, work, length, reals, integers);
                } else {
                    step(i, work, length, reals);
                }
            });
        }

        private void divide(int i, long work, long length, long reals, long integers) {
            long[] head = {job, m, n, a.at(i), lda, s.at(i), u.at(i), ldu, vh.at(i), ldvh, work, length};
            LapackRoutine gesdd = batch.routine(batch.isComplex() ? 15 : 14, 1);
            gesdd.call(
                    cost(),
                    batch.isComplex() ? with(head, reals, integers, info.at(i)) : with(head, integers, info.at(i)));
        }

        private void step(int i, long work, long length, long reals) {
            long[] head = {job, job, m, n, a.at(i), lda, s.at(i), u.at(i), ldu, vh.at(i), ldvh, work, length};
            LapackRoutine gesvd = batch.routine(batch.isComplex() ? 15 : 14, 2);
            gesvd.call(cost(), batch.isComplex() ? with(head, reals, info.at(i)) : with(head, info.at(i)));
        }

        private double cost() {
            return 8.0 * a.rows() * a.columns() * Math.min(a.rows(), a.columns());
        }

        private static long[] with(long[] head, long... tail) {
            long[] all = java.util.Arrays.copyOf(head, head.length + tail.length);
            System.arraycopy(tail, 0, all, head.length, tail.length);
            return all;
        }
    }
}
