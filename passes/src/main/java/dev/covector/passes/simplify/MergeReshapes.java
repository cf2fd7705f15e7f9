package dev.covector.passes.simplify;

import dev.covector.ir.Op;
import dev.covector.ir.Value;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.Reshape;
import org.jspecify.annotations.Nullable;

/** {@code reshape(reshape(x, s), t) -> reshape(x, t)}, and {@code reshape(x, shape(x)) -> x}. */
final class MergeReshapes implements Rewrite {
    @Override
    public @Nullable Value apply(Op op, Defs defs, OpBuilder b) {
        if (!(op instanceof Reshape(Value y, var shape))) {
            return null;
        }
        if (shape.equals(y.type().shape())) {
            return y;
        }
        return defs.of(y) instanceof Reshape(Value x, var _) ? Rewrite.whereTyped(() -> b.reshape(x, shape)) : null;
    }
}
