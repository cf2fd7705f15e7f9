package dev.covector.passes.simplify;

import dev.covector.ir.Op;
import dev.covector.ir.Value;
import dev.covector.ops.Neg;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.Sum;
import org.jspecify.annotations.Nullable;

/** {@code sum(-x) -> -sum(x)}. A sum of nothing is then -0. */
final class MoveNegOutOfSum implements Rewrite {
    @Override
    public @Nullable Value apply(Op op, Defs defs, OpBuilder b) {
        return op instanceof Sum(Value y, var axes) && defs.of(y) instanceof Neg(Value x)
                ? b.neg(b.sum(x, axes))
                : null;
    }
}
