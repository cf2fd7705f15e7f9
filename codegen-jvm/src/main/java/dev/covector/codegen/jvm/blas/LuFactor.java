package dev.covector.codegen.jvm.blas;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

/**
 * LU factorisations with exchanged rows of a batch of dense m by n matrices, in place, and the order of the rows as 64-bit
 * integers. A matrix that is not finite becomes NaN, its rows in order.
 */
public record LuFactor(Kind kind, long m, long n) {
    public LuFactor {
        Sizes.checkSize("lu", "m", m);
        Sizes.checkSize("lu", "n", n);
    }

    private long smaller() {
        return Math.min(m, n);
    }

    /** Replaces the matrices at a by their factors, and writes the order of their rows. */
    public void run(long batch, long a, long order) {
        if (m == 0 || batch == 0) {
            return;
        }
        if (n == 0 || !OpenBlas.isAvailable()) {
            for (long i = 0; i < batch; i++) {
                if (!begin(matrix(a, i), order(order, i))) {
                    JavaLu factored = new JavaLu(Dense.load(kind, matrix(a, i), (int) m, (int) n));
                    factored.lu().store(kind, matrix(a, i));
                    factored.storeOrder(order(order, i));
                }
            }
            return;
        }
        Scratch.with(Integers.BYTES + smaller() * Integer.BYTES, at -> {
            double work = 1.0 * m * n * smaller();
            Threads.run(work, () -> factor(batch, a, order, at));
        });
    }

    private void factor(long batch, long a, long order, long at) throws Throwable {
        Integers numbers = new Integers(at);
        long rows = numbers.of(m);
        long columns = numbers.of(n);
        long info = numbers.of(0);
        long exchanges = at + Integers.BYTES;
        for (long i = 0; i < batch; i++) {
            if (!begin(matrix(a, i), order(order, i))) {
                Drivers.lu(kind, rows, columns, matrix(a, i), rows, exchanges, info);
                exchange(exchanges, order(order, i));
            }
        }
    }

    /** LAPACK says with which row each one was exchanged, counting from one. */
    private void exchange(long exchanges, long order) {
        for (long i = 0; i < smaller(); i++) {
            long here = order + i * Long.BYTES;
            long there = order + (Integers.get(exchanges + i * Integer.BYTES) - 1L) * Long.BYTES;
            long row = Memory.ALL.get(JAVA_LONG, here);
            Memory.ALL.set(JAVA_LONG, here, Memory.ALL.get(JAVA_LONG, there));
            Memory.ALL.set(JAVA_LONG, there, row);
        }
    }

    /** Puts the rows in order; whether there is no more to do, because the matrix is not finite. */
    private boolean begin(long a, long order) {
        for (long i = 0; i < m; i++) {
            Memory.ALL.set(JAVA_LONG, order + i * Long.BYTES, i);
        }
        if (Elements.areFinite(kind, a, m * n)) {
            return false;
        }
        Elements.fillNaN(kind, a, m * n);
        return true;
    }

    private long matrix(long address, long i) {
        return address + i * m * n * kind.bytes();
    }

    private long order(long address, long i) {
        return address + i * m * Long.BYTES;
    }
}
