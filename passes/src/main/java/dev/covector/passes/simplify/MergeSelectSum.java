package dev.covector.passes.simplify;

import dev.covector.ir.Op;
import dev.covector.ir.Value;
import dev.covector.ops.Add;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.Select;
import org.jspecify.annotations.Nullable;

/** {@code select(c, x, 0) + select(c, 0, y) -> select(c, x, y)}, in either order. A zero can change its sign. */
final class MergeSelectSum implements Rewrite {
    @Override
    public @Nullable Value apply(Op op, Defs defs, OpBuilder b) {
        return op instanceof Add(Value x, Value y)
                        && defs.of(x) instanceof Select first
                        && defs.of(y) instanceof Select second
                        && first.condition().equals(second.condition())
                ? merged(first, second, defs, b)
                : null;
    }

    private static @Nullable Value merged(Select first, Select second, Defs defs, OpBuilder b) {
        if (defs.is(first.y(), 0) && defs.is(second.x(), 0)) {
            return b.select(first.condition(), first.x(), second.y());
        }
        return defs.is(first.x(), 0) && defs.is(second.y(), 0)
                ? b.select(first.condition(), second.x(), first.y())
                : null;
    }
}
