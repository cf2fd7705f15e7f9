package dev.covector.passes.simplify;

import dev.covector.ir.Dim;
import dev.covector.ir.Op;
import dev.covector.ir.Value;
import dev.covector.ops.Constant;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.Pad;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code pad(x, 0 around and between) -> x}, and the pad of a pad with the same number is one. */
final class MergePads implements Rewrite {
    @Override
    public @Nullable Value apply(Op op, Defs defs, OpBuilder b) {
        if (!(op instanceof Pad outer)) {
            return null;
        }
        if (isNothing(outer.interior()) && isNothing(outer.low()) && isNothing(outer.high())) {
            return outer.x();
        }
        if (!(defs.of(outer.x()) instanceof Pad inner) || !isNothing(outer.interior()) || !isSame(outer, inner, defs)) {
            return null;
        }
        return b.pad(
                inner.x(),
                inner.value(),
                Axes.map(
                        inner.low().size(),
                        i -> inner.low().get(i).plus(outer.low().get(i))),
                Axes.map(
                        inner.low().size(),
                        i -> inner.high().get(i).plus(outer.high().get(i))),
                inner.interior());
    }

    private static boolean isNothing(List<Dim> sizes) {
        return Axes.all(sizes, Dim.ZERO);
    }

    private static boolean isSame(Pad outer, Pad inner, Defs defs) {
        Constant c = defs.uniform(outer.value());
        return outer.value().equals(inner.value()) || c != null && c.equals(defs.uniform(inner.value()));
    }
}
