package dev.covector.codegen.jvm.routine;

import dev.covector.codegen.jvm.blas.Eigenvalues;
import dev.covector.codegen.jvm.blas.Kind;
import dev.covector.ir.Value;
import dev.covector.ir.kernel.KernelCode;
import dev.covector.ops.Eigh;
import dev.covector.ops.EighValues;

/** The eigenvalues, and if wanted eigenvectors, of the Hermitian matrices in the first two axes. */
final class SpectralDecomposition implements KernelCode {
    private final Kind kind;
    private final boolean vectors;
    private final Axes all;
    private final Axes batch;

    SpectralDecomposition(Eigh op) {
        this(op.x(), true);
    }

    SpectralDecomposition(EighValues op) {
        this(op.x(), false);
    }

    private SpectralDecomposition(Value value, boolean vectors) {
        kind = Routines.kind(value.type().dtype());
        this.vectors = vectors;
        Operand x = Operand.first(value);
        all = x.axes();
        batch = x.axes(2, x.rank());
    }

    @Override
    public void run(long[] buffers, long[] sizes, long begin, long end) {
        Eigenvalues form = new Eigenvalues(kind, vectors, sizes[0]);
        long count = batch.count(sizes);
        DenseCopy.with(kind.bytes(), all, sizes, buffers[0], x -> {
            if (vectors) {
                form.run(count, x, buffers[1], buffers[2]);
            } else {
                form.values(count, x, buffers[1]);
            }
        });
    }
}
