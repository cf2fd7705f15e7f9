package dev.covector.passes.simplify;

import dev.covector.ir.Dim;
import dev.covector.ir.Op;
import dev.covector.ir.Value;
import dev.covector.ops.Concatenate;
import dev.covector.ops.OpBuilder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code concatenate(x) -> x}, operands of size 0 are dropped, and operands that are concatenated along the same axis are
 * spliced in.
 */
final class MergeConcatenates implements Rewrite {
    @Override
    public @Nullable Value apply(Op op, Defs defs, OpBuilder b) {
        if (!(op instanceof Concatenate(var xs, int axis))) {
            return null;
        }
        if (xs.size() == 1) {
            return xs.getFirst();
        }
        List<Value> flat = new ArrayList<>();
        for (Value x : xs) {
            if (defs.of(x) instanceof Concatenate(var inner, int other) && other == axis) {
                flat.addAll(inner);
            } else if (!x.type().dim(axis).equals(Dim.ZERO)) {
                flat.add(x);
            }
        }
        if (flat.equals(xs) || flat.isEmpty()) {
            return null;
        }
        return Rewrite.whereTyped(() -> b.concatenate(flat, axis));
    }
}
