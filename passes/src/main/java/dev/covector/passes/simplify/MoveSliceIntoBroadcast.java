package dev.covector.passes.simplify;

import dev.covector.ir.Dim;
import dev.covector.ir.Op;
import dev.covector.ir.Value;
import dev.covector.ops.Broadcast;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.Slice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code broadcast(x, s, a)[...] -> broadcast(x[...], t, a)}: the small operand is sliced, often not at all. */
final class MoveSliceIntoBroadcast implements Rewrite {
    @Override
    public @Nullable Value apply(Op op, Defs defs, OpBuilder b) {
        if (!(op instanceof Slice slice) || !(defs.of(slice.x()) instanceof Broadcast broadcast)) {
            return null;
        }
        List<Integer> axes = broadcast.axes();
        Value x = broadcast.x();
        return Rewrite.whereTyped(() -> {
            Value small = b.slice(
                    x,
                    Axes.map(
                            axes.size(),
                            i -> repeats(broadcast, i)
                                    ? Dim.ZERO
                                    : slice.starts().get(axes.get(i))),
                    Axes.map(
                            axes.size(),
                            i -> repeats(broadcast, i) ? Dim.ONE : slice.sizes().get(axes.get(i))),
                    Axes.map(
                            axes.size(),
                            i -> repeats(broadcast, i) ? Dim.ONE : slice.steps().get(axes.get(i))));
            return b.broadcast(small, slice.sizes(), axes);
        });
    }

    private static boolean repeats(Broadcast broadcast, int i) {
        return broadcast.x().type().dim(i).equals(Dim.ONE);
    }
}
