package dev.covector.passes.simplify;

import dev.covector.ir.Op;
import dev.covector.ir.Value;
import dev.covector.ops.OpBuilder;
import org.jspecify.annotations.Nullable;

/** {@code reduce(x, []) -> x}. A sum of -0 is then -0. */
final class DropReduction implements Rewrite {
    @Override
    public @Nullable Value apply(Op op, Defs defs, OpBuilder b) {
        Reduction reduction = Reduction.of(op);
        return reduction != null && reduction.axes().isEmpty() ? reduction.x() : null;
    }
}
