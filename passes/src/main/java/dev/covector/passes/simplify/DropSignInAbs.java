package dev.covector.passes.simplify;

import dev.covector.ir.Op;
import dev.covector.ir.Value;
import dev.covector.ops.Abs;
import dev.covector.ops.Neg;
import dev.covector.ops.OpBuilder;
import org.jspecify.annotations.Nullable;

/** {@code |-x| -> |x|}, and {@code ||x|| -> |x|}. */
final class DropSignInAbs implements Rewrite {
    @Override
    public @Nullable Value apply(Op op, Defs defs, OpBuilder b) {
        if (!(op instanceof Abs(Value y))) {
            return null;
        }
        return switch (defs.of(y)) {
            case Neg(Value x) -> b.abs(x);
            case Abs _ -> y;
            case null, default -> null;
        };
    }
}
