package dev.covector.codegen.jvm.blas;

/**
 * Eigenvalues, rising, and if wanted eigenvectors of a batch of dense Hermitian n by n matrices, of which only the lower
 * triangle is read. A matrix that is not finite, or where the method does not converge, gives NaN.
 */
public record Eigenvalues(Kind kind, boolean vectors, long n) {
    public Eigenvalues {
        Sizes.checkSize("eigh", "n", n);
    }

    /** Writes the values of the matrices at a, which stay as they are. */
    public void values(long batch, long a, long w) {
        run(batch, a, w, w);
    }

    /** Writes the values and the vectors of the matrices at a, which stay as they are. */
    public void run(long batch, long a, long w, long v) {
        if (n == 0 || batch == 0) {
            return;
        }
        if (SmallEigh.takes(this)) {
            runSmall(batch, a, w, v);
        } else {
            runLarge(batch, a, w, v);
        }
    }

    private void runSmall(long batch, long a, long w, long v) {
        SmallEigh small = new SmallEigh(this);
        boolean[] fits = new boolean[Lanes.COUNT];
        for (long first = 0; first < batch; first += Lanes.COUNT) {
            int count = (int) Math.min(Lanes.COUNT, batch - first);
            for (int lane = 0; lane < Lanes.COUNT; lane++) {
                fits[lane] = lane < count && small.load(lane, matrix(a, first + lane));
                if (!fits[lane]) {
                    small.clear(lane);
                }
            }
            small.run();
            for (int lane = 0; lane < count; lane++) {
                long i = first + lane;
                if (fits[lane]) {
                    small.store(lane, values(w, i), matrix(v, i));
                } else {
                    runLarge(1, matrix(a, i), values(w, i), matrix(v, i));
                }
            }
        }
    }

    private void runLarge(long batch, long a, long w, long v) {
        if (!OpenBlas.isAvailable()) {
            for (long i = 0; i < batch; i++) {
                if (!refuses(matrix(a, i), values(w, i), matrix(v, i))) {
                    decompose(matrix(a, i), values(w, i), matrix(v, i));
                }
            }
            return;
        }
        new NativeEigh(this).with(eigh -> {
            for (long i = 0; i < batch; i++) {
                boolean done = refuses(matrix(a, i), values(w, i), matrix(v, i))
                        || eigh.run(matrix(a, i), values(w, i), matrix(v, i));
                if (!done) {
                    fillNaN(values(w, i), matrix(v, i));
                }
            }
        });
    }

    private long matrix(long address, long i) {
        return address + i * n * n * kind.bytes();
    }

    private long values(long address, long i) {
        return address + i * n * kind.realBytes();
    }

    private boolean refuses(long a, long w, long v) {
        if (Elements.isLowerFinite(kind, a, n)) {
            return false;
        }
        fillNaN(w, v);
        return true;
    }

    private void fillNaN(long w, long v) {
        Elements.fillNaN(kind.real(), w, n);
        if (vectors) {
            Elements.fillNaN(kind, v, n * n);
        }
    }

    private void decompose(long a, long w, long v) {
        JavaEigh eigh = JavaEigh.of(Dense.load(kind, a, (int) n, (int) n));
        eigh.storeValues(kind, w);
        if (vectors) {
            eigh.vectors().store(kind, v);
        }
    }
}
