package dev.covector.passes.simplify;

import dev.covector.ir.Dim;
import dev.covector.ir.Op;
import dev.covector.ir.Value;
import dev.covector.ops.OpBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code reduce(x, a) -> reshape(x)} for axes of size 1. A sum of -0 is then -0. */
final class ReshapeUnitReduction implements Rewrite {
    @Override
    public @Nullable Value apply(Op op, Defs defs, OpBuilder b) {
        Reduction reduction = Reduction.of(op);
        if (reduction == null) {
            return null;
        }
        Value x = reduction.x();
        List<Integer> ones = reduction.axes().stream()
                .filter(axis -> x.type().dim(axis).equals(Dim.ONE))
                .toList();
        if (ones.isEmpty()) {
            return null;
        }
        List<Integer> left = Axes.without(x.type().rank(), ones);
        Value small = b.reshape(x, Axes.at(x.type().shape(), left));
        List<Integer> rest = reduction.axes().stream()
                .filter(left::contains)
                .map(left::indexOf)
                .toList();
        return reduction.of(small, rest, b);
    }
}
