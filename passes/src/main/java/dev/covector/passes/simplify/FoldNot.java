package dev.covector.passes.simplify;

import dev.covector.ir.Op;
import dev.covector.ir.Value;
import dev.covector.ops.Eq;
import dev.covector.ops.Ne;
import dev.covector.ops.Not;
import dev.covector.ops.OpBuilder;
import org.jspecify.annotations.Nullable;

/** {@code not not x -> x}, {@code not (x == y) -> x != y}, {@code not (x != y) -> x == y}. */
final class FoldNot implements Rewrite {
    @Override
    public @Nullable Value apply(Op op, Defs defs, OpBuilder b) {
        if (!(op instanceof Not(Value x))) {
            return null;
        }
        return switch (defs.of(x)) {
            case Not(Value y) -> y;
            case Eq(Value y, Value z) -> b.ne(y, z);
            case Ne(Value y, Value z) -> b.eq(y, z);
            case null, default -> null;
        };
    }
}
