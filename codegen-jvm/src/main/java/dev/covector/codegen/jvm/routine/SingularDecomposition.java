package dev.covector.codegen.jvm.routine;

import dev.covector.codegen.jvm.blas.Kind;
import dev.covector.codegen.jvm.blas.SingularValues;
import dev.covector.codegen.jvm.blas.SingularValues.Vectors;
import dev.covector.ir.Value;
import dev.covector.ir.kernel.KernelCode;
import dev.covector.ops.Svd;
import dev.covector.ops.SvdValues;

/** The singular values, and if wanted vectors, of the matrices in the first two axes. */
final class SingularDecomposition implements KernelCode {
    private final Kind kind;
    private final Vectors vectors;
    private final Axes all;
    private final Axes batch;

    SingularDecomposition(Svd op) {
        this(op.x(), op.full() ? Vectors.FULL : Vectors.THIN);
    }

    SingularDecomposition(SvdValues op) {
        this(op.x(), Vectors.NONE);
    }

    private SingularDecomposition(Value value, Vectors vectors) {
        kind = Routines.kind(value.type().dtype());
        this.vectors = vectors;
        Operand x = Operand.first(value);
        all = x.axes();
        batch = x.axes(2, x.rank());
    }

    @Override
    public void run(long[] buffers, long[] sizes, long begin, long end) {
        SingularValues form = new SingularValues(kind, vectors, sizes[0], sizes[1]);
        long count = batch.count(sizes);
        DenseCopy.with(kind.bytes(), all, sizes, buffers[0], x -> {
            if (vectors == Vectors.NONE) {
                form.values(count, x, buffers[1]);
            } else {
                form.run(count, x, buffers[1], buffers[2], buffers[3]);
            }
        });
    }
}
