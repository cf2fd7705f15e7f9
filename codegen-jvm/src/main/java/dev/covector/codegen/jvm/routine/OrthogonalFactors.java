package dev.covector.codegen.jvm.routine;

import dev.covector.codegen.jvm.blas.Kind;
import dev.covector.codegen.jvm.blas.QrFactor;
import dev.covector.ir.kernel.KernelCode;
import dev.covector.ops.Qr;

/** The QR factorisations of the matrices in the first two axes. */
final class OrthogonalFactors implements KernelCode {
    private final Kind kind;
    private final boolean full;
    private final Axes all;
    private final Axes batch;

    OrthogonalFactors(Qr op) {
        kind = Routines.kind(op.x().type().dtype());
        full = op.full();
        Operand x = Operand.first(op.x());
        all = x.axes();
        batch = x.axes(2, x.rank());
    }

    @Override
    public void run(long[] buffers, long[] sizes, long begin, long end) {
        QrFactor factor = new QrFactor(kind, full, sizes[0], sizes[1]);
        DenseCopy.with(
                kind.bytes(), all, sizes, buffers[0], x -> factor.run(batch.count(sizes), x, buffers[1], buffers[2]));
    }
}
