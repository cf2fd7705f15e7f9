package dev.covector.passes.simplify;

import dev.covector.ir.Dim;
import dev.covector.ir.Op;
import dev.covector.ir.Value;
import dev.covector.ops.Concatenate;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.Slice;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code concatenate(..., x, ...)[s + t i] -> x[s - before + t i]} where all of that is inside x. */
final class SliceConcatenated implements Rewrite {
    @Override
    public @Nullable Value apply(Op op, Defs defs, OpBuilder b) {
        if (!(op instanceof Slice slice) || !(defs.of(slice.x()) instanceof Concatenate(var xs, int axis))) {
            return null;
        }
        Dim start = slice.starts().get(axis);
        Dim end = start.plus(
                        slice.steps().get(axis).times(slice.sizes().get(axis).minus(1)))
                .plus(1);
        Dim before = Dim.ZERO;
        for (Value x : xs) {
            Dim after = before.plus(x.type().dim(axis));
            if (Axes.atMost(before, start) && Axes.atMost(end, after)) {
                return at(x, slice, axis, start.minus(before), b);
            }
            before = after;
        }
        return null;
    }

    private static @Nullable Value at(Value x, Slice slice, int axis, Dim start, OpBuilder b) {
        List<Dim> starts = new ArrayList<>(slice.starts());
        starts.set(axis, start);
        return Rewrite.whereTyped(() -> b.slice(x, starts, slice.sizes(), slice.steps()));
    }
}
