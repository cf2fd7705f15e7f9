package dev.covector.passes.simplify;

import dev.covector.ir.Op;
import dev.covector.ir.Value;
import dev.covector.ops.Broadcast;
import dev.covector.ops.OpBuilder;
import org.jspecify.annotations.Nullable;

/** {@code broadcast(broadcast(x, s, a), t, b) -> broadcast(x, t, b[a])} */
final class MergeBroadcasts implements Rewrite {
    @Override
    public @Nullable Value apply(Op op, Defs defs, OpBuilder b) {
        return op instanceof Broadcast(Value y, var shape, var outer)
                        && defs.of(y) instanceof Broadcast(Value x, var _, var inner)
                ? Rewrite.whereTyped(() -> b.broadcast(x, shape, Axes.at(outer, inner)))
                : null;
    }
}
