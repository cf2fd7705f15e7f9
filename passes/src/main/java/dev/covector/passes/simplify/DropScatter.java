package dev.covector.passes.simplify;

import dev.covector.ir.Dim;
import dev.covector.ir.Op;
import dev.covector.ir.Value;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.ScatterAdd;
import org.jspecify.annotations.Nullable;

/** {@code scatterAdd(x, 0, i) -> x}, and likewise of updates without elements. A -0 in x stays. */
final class DropScatter implements Rewrite {
    @Override
    public @Nullable Value apply(Op op, Defs defs, OpBuilder b) {
        return op instanceof ScatterAdd scatter
                        && (defs.is(scatter.updates(), 0)
                                || scatter.updates().type().shape().contains(Dim.ZERO))
                ? scatter.x()
                : null;
    }
}
