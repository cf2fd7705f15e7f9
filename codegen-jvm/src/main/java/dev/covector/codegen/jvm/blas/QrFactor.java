package dev.covector.codegen.jvm.blas;

/**
 * QR factorisations of a batch of dense m by n matrices. Thin: q has min(m, n) columns and r as many rows; full: both have m. A
 * matrix that is not finite gives NaN.
 */
public record QrFactor(Kind kind, boolean full, long m, long n) {
    /** Columns that LAPACK reflects at once, at most. */
    private static final long PANEL = 64;

    public QrFactor {
        Sizes.checkSize("qr", "m", m);
        Sizes.checkSize("qr", "n", n);
    }

    private long smaller() {
        return Math.min(m, n);
    }

    /** The columns of q and the rows of r. */
    private long inner() {
        return full ? m : smaller();
    }

    /** Writes q and r for the matrices at a, which stay as they are. */
    public void run(long batch, long a, long q, long r) {
        if (m * inner() == 0 || batch == 0) {
            return;
        }
        if (n > 0 && SmallQr.takes(this)) {
            runSmall(batch, a, q, r);
        } else {
            runLarge(batch, a, q, r);
        }
    }

    private void runSmall(long batch, long a, long q, long r) {
        SmallQr small = new SmallQr(this, (int) inner());
        for (long i = 0; i < batch; i++) {
            long from = a + i * m * n * kind.bytes();
            long toQ = q + i * m * inner() * kind.bytes();
            long toR = r + i * inner() * n * kind.bytes();
            if (!small.run(from, toQ, toR)) {
                runLarge(1, from, toQ, toR);
            }
        }
    }

    private void runLarge(long batch, long a, long q, long r) {
        if (n == 0 || !OpenBlas.isAvailable()) {
            runInJava(batch, a, q, r);
            return;
        }
        long tau = Scratch.aligned(smaller() * kind.bytes());
        long work = PANEL * Math.max(m, n);
        Scratch.with(
                Integers.BYTES + tau + work * kind.bytes(),
                at -> Threads.runSteps(
                        4.0 * m * n * smaller(),
                        () -> new Native(at, at + Integers.BYTES, at + Integers.BYTES + tau, work)
                                .run(batch, a, q, r)));
    }

    private void runInJava(long batch, long a, long q, long r) {
        for (long i = 0; i < batch; i++) {
            long toQ = q + i * m * inner() * kind.bytes();
            long toR = r + i * inner() * n * kind.bytes();
            if (refuses(a + i * m * n * kind.bytes(), toQ, toR)) {
                continue;
            }
            JavaQr factored = new JavaQr(Dense.load(kind, a + i * m * n * kind.bytes(), (int) m, (int) n));
            factored.q((int) inner()).store(kind, toQ);
            factored.r((int) inner()).store(kind, toR);
        }
    }

    private boolean refuses(long a, long q, long r) {
        if (Elements.areFinite(kind, a, m * n)) {
            return false;
        }
        Elements.fillNaN(kind, q, m * inner());
        Elements.fillNaN(kind, r, inner() * n);
        return true;
    }

    /** The calls of LAPACK for a batch, with the places of what they need. */
    private final class Native {
        private final long tau;
        private final long work;
        private final long rows;
        private final long columns;
        private final long inner;
        private final long count;
        private final long length;
        private final long info;

        Native(long integers, long tau, long work, long length) {
            Integers numbers = new Integers(integers);
            this.tau = tau;
            this.work = work;
            this.rows = numbers.of(m);
            this.columns = numbers.of(n);
            this.inner = numbers.of(inner());
            this.count = numbers.of(smaller());
            this.length = numbers.of(length);
            this.info = numbers.of(0);
        }

        void run(long batch, long a, long q, long r) throws Throwable {
            for (long i = 0; i < batch; i++) {
                long from = a + i * m * n * kind.bytes();
                long toQ = q + i * m * inner() * kind.bytes();
                long toR = r + i * inner() * n * kind.bytes();
                if (!refuses(from, toQ, toR)) {
                    factor(from, toQ, toR);
                }
            }
        }

        /** The matrix is factored where it fits: in r where that has its rows, else in q. */
        private void factor(long a, long q, long r) throws Throwable {
            boolean inR = inner() == m;
            long home = inR ? r : q;
            Elements.copy(kind, a, home, m * n);
            Drivers.qr(kind, rows, columns, home, rows, tau, work, length, info);
            if (inR) {
                Elements.copy(kind, r, q, m * smaller());
            }
            for (long j = 0; j < n; j++) {
                long upper = Math.min(j + 1, inner());
                long column = r + j * inner() * kind.bytes();
                if (!inR) {
                    Elements.copy(kind, q + j * m * kind.bytes(), column, upper);
                }
                Memory.clear(column + upper * kind.bytes(), (inner() - upper) * kind.bytes(), 1, 0);
            }
            Drivers.reflect(kind, rows, inner, count, q, rows, tau, work, length, info);
        }
    }
}
