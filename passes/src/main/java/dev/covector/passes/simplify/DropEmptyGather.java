package dev.covector.passes.simplify;

import dev.covector.ir.Dim;
import dev.covector.ir.Op;
import dev.covector.ir.Value;
import dev.covector.ops.Gather;
import dev.covector.ops.OpBuilder;
import org.jspecify.annotations.Nullable;

/** {@code gather(x, no indices) -> 0 of no elements} */
final class DropEmptyGather implements Rewrite {
    @Override
    public @Nullable Value apply(Op op, Defs defs, OpBuilder b) {
        return op instanceof Gather gather
                        && gather.indices().getFirst().type().shape().contains(Dim.ZERO)
                ? b.zeros(defs.type(op))
                : null;
    }
}
