package dev.covector.codegen.jvm.routine;

import dev.covector.codegen.jvm.blas.Kind;
import dev.covector.codegen.jvm.blas.LuFactor;
import dev.covector.ir.kernel.KernelCode;
import dev.covector.ops.Lu;

/** The LU factorisations of the matrices in the first two axes. */
final class LuFactors implements KernelCode {
    private final Kind kind;
    private final Axes all;
    private final Axes batch;

    LuFactors(Lu op) {
        kind = Routines.kind(op.x().type().dtype());
        Operand x = Operand.first(op.x());
        all = x.axes();
        batch = x.axes(2, x.rank());
    }

    @Override
    public void run(long[] buffers, long[] sizes, long begin, long end) {
        DenseCopy.copy(kind.bytes(), all, sizes, buffers[0], buffers[1]);
        new LuFactor(kind, sizes[0], sizes[1]).run(batch.count(sizes), buffers[1], buffers[2]);
    }
}
