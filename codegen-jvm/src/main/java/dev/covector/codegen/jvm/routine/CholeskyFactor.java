package dev.covector.codegen.jvm.routine;

import dev.covector.codegen.jvm.blas.Kind;
import dev.covector.codegen.jvm.blas.Lapack;
import dev.covector.ir.kernel.KernelCode;
import dev.covector.ops.Cholesky;

/** Factors the matrices in the first two axes; those that are not positive definite become NaN. */
final class CholeskyFactor implements KernelCode {
    private final Kind kind;
    private final Operand x;
    private final Axes all;

    CholeskyFactor(Cholesky op) {
        kind = Routines.kind(op.x().type().dtype());
        x = Operand.first(op.x());
        all = x.axes();
    }

    @Override
    public void run(long[] buffers, long[] sizes, long begin, long end) {
        long result = buffers[1];
        DenseCopy.copy(kind.bytes(), all, sizes, buffers[0], result);
        Lapack.cholesky(kind, sizes[0], x.axes(2, x.rank()).count(sizes), result);
    }
}
