package dev.covector.codegen.jvm.blas;

/** LAPACK's singular value decomposition of matrices of one kind and size. */
final class NativeSvd {
    private static final long PANEL = 64;

    private final SingularValues form;
    private final Kind kind;
    private final long job;
    private final long smaller;
    private final long larger;

    /** Decompositions one after the other. */
    @FunctionalInterface
    interface Calls {
        void run(Call svd) throws Throwable;
    }

    NativeSvd(SingularValues form) {
        this.form = form;
        this.kind = form.kind();
        this.smaller = Math.min(form.m(), form.n());
        this.larger = Math.max(form.m(), form.n());
        this.job = switch (form.vectors()) {
            case NONE -> Drivers.NONE;
            case THIN -> Drivers.SOME;
            case FULL -> Drivers.ALL;
        };
    }

    /** Runs decompositions with memory for them. */
    void with(Calls calls) {
        double work = 8.0 * form.m() * form.n() * smaller;
        Call.Layout layout = layout();
        Scratch.with(layout.bytes(), at -> Threads.runSteps(work, () -> calls.run(new Call(at, layout))));
    }

    /** What the documentation of gesdd asks for, with panels of 64 columns; gesvd takes less. */
    private Call.Layout layout() {
        long matrix = Scratch.aligned(form.m() * form.n() * kind.bytes());
        long reals = kind.isComplex() ? smaller * Math.max(5 * smaller + 7, 2 * larger + 2 * smaller + 1) : 0;
        return new Call.Layout(
                4 * smaller * smaller + 10 * smaller + PANEL * (smaller + larger),
                matrix,
                Scratch.aligned(reals * kind.realBytes()),
                Scratch.aligned(8 * smaller * Integer.BYTES));
    }

    /** The places of what one call needs. */
    final class Call {
        private final long m;
        private final long n;
        private final long ldvh;
        private final long length;
        private final long info;
        private final long matrix;
        private final long reals;
        private final long integers;
        private final long work;

        /** The bytes of each place, and the elements of the last. */
        record Layout(long length, long matrix, long reals, long integers) {
            long bytes() {
                return Integers.BYTES + matrix + reals + integers + Kind.C128.bytes() * length;
            }
        }

        Call(long at, Layout layout) {
            Integers numbers = new Integers(at);
            m = numbers.of(form.m());
            n = numbers.of(form.n());
            ldvh = numbers.of(form.vectors() == SingularValues.Vectors.FULL ? form.n() : smaller);
            length = numbers.of(layout.length);
            info = numbers.of(0);
            matrix = at + Integers.BYTES;
            reals = matrix + layout.matrix;
            integers = reals + layout.reals;
            work = integers + layout.integers;
        }

        /** Decomposes the matrix at a, which stays as it is; whether that was possible. */
        boolean run(long a, long u, long s, long vh) throws Throwable {
            return run(false, a, u, s, vh) || run(true, a, u, s, vh);
        }

        private boolean run(boolean slow, long a, long u, long s, long vh) throws Throwable {
            Elements.copy(kind, a, matrix, form.m() * form.n());
            call(slow, u, s, vh);
            return Integers.get(info) == 0;
        }

        private void call(boolean slow, long u, long s, long vh) throws Throwable {
            if (slow) {
                Drivers.slowSvd(kind, job, m, n, matrix, m, s, u, m, vh, ldvh, work, length, reals, info);
            } else {
                Drivers.svd(kind, job, m, n, matrix, m, s, u, m, vh, ldvh, work, length, reals, integers, info);
            }
        }
    }
}
