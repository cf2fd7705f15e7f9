package dev.covector.passes.simplify;

import dev.covector.ir.Op;
import dev.covector.ir.Value;
import dev.covector.ops.Eq;
import dev.covector.ops.Ge;
import dev.covector.ops.Gt;
import dev.covector.ops.Le;
import dev.covector.ops.Lt;
import dev.covector.ops.Ne;
import dev.covector.ops.OpBuilder;
import org.jspecify.annotations.Nullable;

/** {@code x == x -> true}, {@code x <= x -> true} and their opposites; of reals, which may be NaN, only {@code x < x -> false}. */
final class FoldComparison implements Rewrite {
    @Override
    public @Nullable Value apply(Op op, Defs defs, OpBuilder b) {
        return switch (op) {
            case Eq(Value x, Value y) when x.equals(y) && isExact(x) -> b.full(1, defs.type(op));
            case Le(Value x, Value y) when x.equals(y) && isExact(x) -> b.full(1, defs.type(op));
            case Ge(Value x, Value y) when x.equals(y) && isExact(x) -> b.full(1, defs.type(op));
            case Ne(Value x, Value y) when x.equals(y) && isExact(x) -> b.zeros(defs.type(op));
            case Lt(Value x, Value y) when x.equals(y) -> b.zeros(defs.type(op));
            case Gt(Value x, Value y) when x.equals(y) -> b.zeros(defs.type(op));
            default -> null;
        };
    }

    private static boolean isExact(Value x) {
        return !x.type().dtype().isInexact();
    }
}
