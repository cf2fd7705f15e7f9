package dev.covector.codegen.jvm.blas;

/** LAPACK's singular value decomposition of matrices of one kind and size. */
final class NativeSvd {
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
        long length = workspace(false);
        Call.Layout layout = layout(length);
        double work = 8.0 * form.m() * form.n() * smaller;
        Scratch.with(layout.bytes(), at -> Threads.run(work, () -> calls.run(new Call(at, layout))));
    }

    /** What LAPACK wants, by a call with length -1. */
    private long workspace(boolean slow) {
        long[] length = new long[1];
        Call.Layout layout = layout(2);
        Scratch.with(
                layout.bytes(),
                at -> Threads.call(() -> {
                    Call query = new Call(at, layout);
                    Integers.set(query.length, -1);
                    query.call(slow, query.work, query.work, query.work);
                    length[0] = (long) Math.ceil(Elements.get(kind.realBytes(), query.work));
                }));
        return length[0];
    }

    private Call.Layout layout(long length) {
        long matrix = Scratch.aligned(form.m() * form.n() * kind.bytes());
        long reals = kind.isComplex() ? smaller * Math.max(5 * smaller + 7, 2 * larger + 2 * smaller + 1) : 0;
        return new Call.Layout(
                length,
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
                return Integers.BYTES + matrix + reals + integers + 16 * length;
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
            Elements.copy(kind, a, matrix, form.m() * form.n());
            call(false, u, s, vh);
            return Integers.get(info) == 0 || runSlowly(a, u, s, vh);
        }

        private boolean runSlowly(long a, long u, long s, long vh) {
            Layout layout = layout(workspace(true));
            boolean[] done = new boolean[1];
            Scratch.with(
                    layout.bytes(),
                    at -> Threads.call(() -> {
                        Call slow = new Call(at, layout);
                        Elements.copy(kind, a, slow.matrix, form.m() * form.n());
                        slow.call(true, u, s, vh);
                        done[0] = Integers.get(slow.info) == 0;
                    }));
            return done[0];
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
