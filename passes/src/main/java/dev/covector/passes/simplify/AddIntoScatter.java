package dev.covector.passes.simplify;

import dev.covector.ir.Op;
import dev.covector.ir.Value;
import dev.covector.ops.Add;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.ScatterAdd;
import org.jspecify.annotations.Nullable;

/** {@code x + scatterAdd(0, u, i) -> scatterAdd(x, u, i)}, in either order: cotangents of a few elements add up where they belong. */
final class AddIntoScatter implements Rewrite {
    @Override
    public @Nullable Value apply(Op op, Defs defs, OpBuilder b) {
        if (!(op instanceof Add(Value x, Value y))) {
            return null;
        }
        if (defs.of(y) instanceof ScatterAdd scatter && defs.is(scatter.x(), 0)) {
            return b.scatterAdd(x, scatter.updates(), scatter.indices(), scatter.axes());
        }
        return defs.of(x) instanceof ScatterAdd scatter && defs.is(scatter.x(), 0)
                ? b.scatterAdd(y, scatter.updates(), scatter.indices(), scatter.axes())
                : null;
    }
}
