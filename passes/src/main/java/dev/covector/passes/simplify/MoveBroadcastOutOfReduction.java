package dev.covector.passes.simplify;

import dev.covector.ir.Op;
import dev.covector.ir.Value;
import dev.covector.ops.Broadcast;
import dev.covector.ops.OpBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code reduce(broadcast(x, s, a), a[i]) -> broadcast(reduce(x, i))} over axes that x has itself. */
final class MoveBroadcastOutOfReduction implements Rewrite {
    @Override
    public @Nullable Value apply(Op op, Defs defs, OpBuilder b) {
        Reduction reduction = Reduction.of(op);
        if (reduction == null || !(defs.of(reduction.x()) instanceof Broadcast(Value x, var shape, var axes))) {
            return null;
        }
        List<Integer> inX = reduction.axes().stream().map(axes::indexOf).toList();
        boolean own = inX.stream().allMatch(i -> i >= 0 && x.type().dim(i).equals(shape.get(axes.get(i))));
        if (!own || inX.isEmpty()) {
            return null;
        }
        List<Integer> kept = reduction.kept();
        List<Integer> to =
                axes.stream().filter(kept::contains).map(kept::indexOf).toList();
        return b.broadcast(reduction.of(x, inX, b), Axes.at(shape, kept), to);
    }
}
