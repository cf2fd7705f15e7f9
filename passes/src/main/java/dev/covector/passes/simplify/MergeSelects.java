package dev.covector.passes.simplify;

import dev.covector.ir.Op;
import dev.covector.ir.Value;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.Select;
import org.jspecify.annotations.Nullable;

/** {@code select(c, select(c, x, _), y) -> select(c, x, y)}, and likewise where the condition fails. */
final class MergeSelects implements Rewrite {
    @Override
    public @Nullable Value apply(Op op, Defs defs, OpBuilder b) {
        if (!(op instanceof Select(Value c, Value x, Value y))) {
            return null;
        }
        if (defs.of(x) instanceof Select(Value d, Value z, Value _) && c.equals(d)) {
            return b.select(c, z, y);
        }
        return defs.of(y) instanceof Select(Value d, Value _, Value z) && c.equals(d) ? b.select(c, x, z) : null;
    }
}
