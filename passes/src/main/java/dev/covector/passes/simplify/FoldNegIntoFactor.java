package dev.covector.passes.simplify;

import dev.covector.ir.Op;
import dev.covector.ir.Value;
import dev.covector.ops.Div;
import dev.covector.ops.Mul;
import dev.covector.ops.Neg;
import dev.covector.ops.OpBuilder;
import org.jspecify.annotations.Nullable;

/**
 * {@code -(x * c) -> x * -c}, {@code -(x / c) -> x / -c} and {@code -(c / x) -> -c / x} for a constant c.
 *
 * Quotients of integers stay, as in {@link MoveNegOutOfProduct}.
 */
final class FoldNegIntoFactor implements Rewrite {
    @Override
    public @Nullable Value apply(Op op, Defs defs, OpBuilder b) {
        if (!(op instanceof Neg(Value y))) {
            return null;
        }
        return switch (defs.of(y)) {
            case Mul(Value x, Value c) when defs.uniform(c) != null -> b.mul(x, b.neg(c));
            case Mul(Value c, Value x) when defs.uniform(c) != null -> b.mul(b.neg(c), x);
            case Div(Value x, Value _) when !x.type().dtype().isInexact() -> null;
            case Div(Value x, Value c) when defs.uniform(c) != null -> b.div(x, b.neg(c));
            case Div(Value c, Value x) when defs.uniform(c) != null -> b.div(b.neg(c), x);
            case null, default -> null;
        };
    }
}
