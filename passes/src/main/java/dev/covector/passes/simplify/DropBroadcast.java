package dev.covector.passes.simplify;

import dev.covector.ir.Op;
import dev.covector.ir.Value;
import dev.covector.ops.Broadcast;
import dev.covector.ops.OpBuilder;
import org.jspecify.annotations.Nullable;

/** {@code broadcast(x, shape(x)) -> x} */
final class DropBroadcast implements Rewrite {
    @Override
    public @Nullable Value apply(Op op, Defs defs, OpBuilder b) {
        return op instanceof Broadcast(Value x, var shape, var _)
                        && shape.equals(x.type().shape())
                ? x
                : null;
    }
}
