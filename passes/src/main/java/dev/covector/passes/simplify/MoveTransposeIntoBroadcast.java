package dev.covector.passes.simplify;

import dev.covector.ir.Op;
import dev.covector.ir.Value;
import dev.covector.ops.Broadcast;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.Transpose;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code transpose(broadcast(x, s, a), p) -> broadcast(transpose(x, q), s[p], b)}: the small operand is permuted, often not at
 * all.
 */
final class MoveTransposeIntoBroadcast implements Rewrite {
    @Override
    public @Nullable Value apply(Op op, Defs defs, OpBuilder b) {
        if (!(op instanceof Transpose(Value y, var p)) || !(defs.of(y) instanceof Broadcast(Value x, var s, var a))) {
            return null;
        }
        List<Integer> moved = Axes.at(Axes.inverse(p), a);
        List<Integer> sorted = moved.stream().sorted().toList();
        List<Integer> q = sorted.stream().map(moved::indexOf).toList();
        return b.broadcast(b.transpose(x, q), Axes.at(s, p), sorted);
    }
}
