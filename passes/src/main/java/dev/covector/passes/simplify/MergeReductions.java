package dev.covector.passes.simplify;

import dev.covector.ir.Op;
import dev.covector.ir.Value;
import dev.covector.ops.OpBuilder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code reduce(reduce(x, a), b) -> reduce(x, a and b)} for the same reduction. A sum of reals may round otherwise. */
final class MergeReductions implements Rewrite {
    @Override
    public @Nullable Value apply(Op op, Defs defs, OpBuilder b) {
        Reduction outer = Reduction.of(op);
        Reduction inner = outer == null ? null : Reduction.of(defs.of(outer.x()));
        if (outer == null || inner == null || !outer.isLike(inner)) {
            return null;
        }
        List<Integer> axes = new ArrayList<>(inner.axes());
        axes.addAll(Axes.at(inner.kept(), outer.axes()));
        return outer.of(inner.x(), axes.stream().sorted().toList(), b);
    }
}
