package dev.covector.passes.simplify;

import dev.covector.ir.Op;
import dev.covector.ir.Value;
import dev.covector.ops.Add;
import dev.covector.ops.Broadcast;
import dev.covector.ops.Neg;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.Sub;
import org.jspecify.annotations.Nullable;

/**
 * {@code x + -y -> x - y}, {@code -x + y -> y - x}, {@code x - -y -> x + y}, also where the negative is repeated, and
 * {@code -x - y -> -(x + y)}.
 *
 * In the last one a zero can change its sign.
 */
final class FoldNegIntoSum implements Rewrite {
    @Override
    public @Nullable Value apply(Op op, Defs defs, OpBuilder b) {
        if (op instanceof Add(Value x, Value y)) {
            Value z = opposite(y, defs, b);
            return z == null ? difference(y, opposite(x, defs, b), b) : b.sub(x, z);
        }
        if (!(op instanceof Sub(Value x, Value y))) {
            return null;
        }
        Value z = opposite(y, defs, b);
        if (z != null) {
            return b.add(x, z);
        }
        return defs.of(x) instanceof Neg(Value w) ? b.neg(b.add(w, y)) : null;
    }

    private static @Nullable Value difference(Value x, @Nullable Value y, OpBuilder b) {
        return y == null ? null : b.sub(x, y);
    }

    /** The value of which this one is the negative, if that is known. */
    private static @Nullable Value opposite(Value x, Defs defs, OpBuilder b) {
        return switch (defs.of(x)) {
            case Neg(Value y) -> y;
            case Broadcast(Value y, var shape, var axes)
            when defs.of(y) instanceof Neg(Value z) -> b.broadcast(z, shape, axes);
            case null, default -> null;
        };
    }
}
