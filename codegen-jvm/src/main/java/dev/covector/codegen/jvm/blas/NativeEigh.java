package dev.covector.codegen.jvm.blas;

/** LAPACK's eigenvalues and eigenvectors of Hermitian matrices of one kind and size. */
final class NativeEigh {
    private static final long PANEL = 64;

    private final Kind kind;
    private final boolean vectors;
    private final long n;

    /** Decompositions one after the other. */
    @FunctionalInterface
    interface Calls {
        void run(Call eigh) throws Throwable;
    }

    /** How many elements, reals and integers a call wants. */
    private record Lengths(long work, long reals, long integers) {}

    NativeEigh(Eigenvalues form) {
        kind = form.kind();
        vectors = form.vectors();
        n = form.n();
    }

    /** Runs decompositions with memory for them. */
    void with(Calls calls) {
        Lengths lengths = lengths();
        Scratch.with(bytes(lengths), at -> Threads.runSteps(9.0 * n * n * n, () -> calls.run(new Call(at, lengths))));
    }

    /** What the documentation of syevd and heevd asks for, with panels of 64 columns. */
    private Lengths lengths() {
        long panels = 1 + (6 + PANEL) * n;
        return vectors
                ? new Lengths(panels + 2 * n * n, 1 + 5 * n + 2 * n * n, 3 + 5 * n)
                : new Lengths(panels, 1 + n, 1);
    }

    private long bytes(Lengths lengths) {
        return Integers.BYTES
                + (vectors ? 0 : Scratch.aligned(n * n * kind.bytes()))
                + Scratch.aligned(lengths.reals * kind.realBytes())
                + Scratch.aligned(lengths.integers * Integer.BYTES)
                + lengths.work * kind.bytes();
    }

    /** The places of what one call needs. */
    final class Call {
        private final long order;
        private final long length;
        private final long realLength;
        private final long integerLength;
        private final long info;
        private final long matrix;
        private final long reals;
        private final long integers;
        private final long work;

        private Call(long at, Lengths lengths) {
            Integers numbers = new Integers(at);
            order = numbers.of(n);
            length = numbers.of(lengths.work);
            realLength = numbers.of(lengths.reals);
            integerLength = numbers.of(lengths.integers);
            info = numbers.of(0);
            matrix = at + Integers.BYTES;
            reals = matrix + (vectors ? 0 : Scratch.aligned(n * n * kind.bytes()));
            integers = reals + Scratch.aligned(lengths.reals * kind.realBytes());
            work = integers + Scratch.aligned(lengths.integers * Integer.BYTES);
        }

        /** Decomposes the matrix at a, which stays as it is; whether that was possible. */
        boolean run(long a, long w, long v) throws Throwable {
            long home = vectors ? v : matrix;
            Elements.copy(kind, a, home, n * n);
            call(home, w);
            return Integers.get(info) == 0;
        }

        private void call(long home, long w) throws Throwable {
            long job = vectors ? Drivers.VECTORS : Drivers.NONE;
            Drivers.eigh(
                    kind, job, order, home, order, w, work, length, reals, realLength, integers, integerLength, info);
        }
    }
}
