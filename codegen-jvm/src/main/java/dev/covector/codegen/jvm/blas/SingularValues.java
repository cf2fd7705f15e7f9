package dev.covector.codegen.jvm.blas;

/**
 * Singular value decompositions of a batch of dense m by n matrices: min(m, n) values that fall, and with them no vectors, as
 * many vectors, or, full, m and n of them. A matrix that is not finite, or where no method converges, gives NaN.
 */
public record SingularValues(Kind kind, Vectors vectors, long m, long n) {
    /** How many vectors are wanted. */
    public enum Vectors {
        NONE,
        THIN,
        FULL
    }

    /** The addresses of matrices and of their decompositions. */
    private record Places(long a, long u, long s, long vh) {}

    public SingularValues {
        Sizes.checkSize("svd", "m", m);
        Sizes.checkSize("svd", "n", n);
    }

    private long smaller() {
        return Math.min(m, n);
    }

    /** The columns of u. */
    private long left() {
        return vectors == Vectors.FULL ? m : smaller();
    }

    /** The rows of vh. */
    private long right() {
        return vectors == Vectors.FULL ? n : smaller();
    }

    /** Writes the values of the matrices at a, which stay as they are. */
    public void values(long batch, long a, long s) {
        run(batch, new Places(a, s, s, s));
    }

    /** Writes u, s and vh for the matrices at a, which stay as they are. */
    public void run(long batch, long a, long u, long s, long vh) {
        run(batch, new Places(a, u, s, vh));
    }

    private void run(long batch, Places first) {
        if (smaller() > 0 && SmallSvd.takes(this)) {
            runSmall(batch, first);
        } else {
            runLarge(batch, first);
        }
    }

    private void runSmall(long batch, Places all) {
        SmallSvd small = new SmallSvd(this);
        boolean[] fits = new boolean[Lanes.COUNT];
        for (long first = 0; first < batch; first += Lanes.COUNT) {
            int count = (int) Math.min(Lanes.COUNT, batch - first);
            for (int lane = 0; lane < Lanes.COUNT; lane++) {
                fits[lane] = lane < count && small.load(lane, member(all, first + lane).a);
                if (!fits[lane]) {
                    small.clear(lane);
                }
            }
            small.run();
            for (int lane = 0; lane < count; lane++) {
                Places places = member(all, first + lane);
                if (!fits[lane] || !small.store(lane, places.u, places.s, places.vh)) {
                    runLarge(1, places);
                }
            }
        }
    }

    private void runLarge(long batch, Places first) {
        if (smaller() == 0 || !OpenBlas.isAvailable()) {
            for (long i = 0; i < batch; i++) {
                Places places = member(first, i);
                if (!refuses(places)) {
                    decompose(places);
                }
            }
        } else if (batch > 0) {
            new NativeSvd(this).with(svd -> {
                for (long i = 0; i < batch; i++) {
                    Places places = member(first, i);
                    if (!refuses(places) && !svd.run(places.a, places.u, places.s, places.vh)) {
                        fillNaN(places);
                    }
                }
            });
        }
    }

    private Places member(Places first, long i) {
        long bytes = i * kind.bytes();
        return new Places(
                first.a + bytes * m * n,
                first.u + bytes * m * left(),
                first.s + i * kind.realBytes() * smaller(),
                first.vh + bytes * right() * n);
    }

    private boolean refuses(Places places) {
        if (Elements.areFinite(kind, places.a, m * n)) {
            return false;
        }
        fillNaN(places);
        return true;
    }

    private void fillNaN(Places places) {
        Elements.fillNaN(kind.real(), places.s, smaller());
        if (vectors != Vectors.NONE) {
            Elements.fillNaN(kind, places.u, m * left());
            Elements.fillNaN(kind, places.vh, right() * n);
        }
    }

    private void decompose(Places places) {
        if (smaller() == 0 && vectors == Vectors.NONE) {
            return;
        }
        JavaSvd svd = JavaSvd.of(Dense.load(kind, places.a, (int) m, (int) n));
        svd.storeValues(kind, places.s);
        if (vectors != Vectors.NONE) {
            svd.u((int) left()).store(kind, places.u);
            svd.v((int) right()).adjoint().store(kind, places.vh);
        }
    }
}
