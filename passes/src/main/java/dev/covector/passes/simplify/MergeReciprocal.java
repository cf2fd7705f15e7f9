package dev.covector.passes.simplify;

import dev.covector.ir.Op;
import dev.covector.ir.Value;
import dev.covector.ops.Div;
import dev.covector.ops.Mul;
import dev.covector.ops.OpBuilder;
import org.jspecify.annotations.Nullable;

/** {@code x * (1 / y) -> x / y} and {@code (1 / y) * x -> x / y}, which rounds once instead of twice. Not of integers. */
final class MergeReciprocal implements Rewrite {
    @Override
    public @Nullable Value apply(Op op, Defs defs, OpBuilder b) {
        if (!(op instanceof Mul(Value x, Value y)) || !x.type().dtype().isInexact()) {
            return null;
        }
        if (defs.of(y) instanceof Div(Value one, Value z) && defs.is(one, 1)) {
            return b.div(x, z);
        }
        return defs.of(x) instanceof Div(Value one, Value z) && defs.is(one, 1) ? b.div(y, z) : null;
    }
}
