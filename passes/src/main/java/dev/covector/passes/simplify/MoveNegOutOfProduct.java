package dev.covector.passes.simplify;

import dev.covector.ir.Op;
import dev.covector.ir.Value;
import dev.covector.ops.Div;
import dev.covector.ops.Mul;
import dev.covector.ops.Neg;
import dev.covector.ops.OpBuilder;
import org.jspecify.annotations.Nullable;

/**
 * {@code -x * y -> -(x * y)}, {@code x * -y -> -(x * y)}, and likewise for {@code /} but not of integers.
 *
 * The quotient of the smallest integer has no negative.
 */
final class MoveNegOutOfProduct implements Rewrite {
    @Override
    public @Nullable Value apply(Op op, Defs defs, OpBuilder b) {
        return switch (op) {
            case Mul(Value x, Value y) when defs.of(x) instanceof Neg(Value z) -> b.neg(b.mul(z, y));
            case Mul(Value x, Value y) when defs.of(y) instanceof Neg(Value z) -> b.neg(b.mul(x, z));
            case Div(Value x, Value y) when !x.type().dtype().isInexact() -> null;
            case Div(Value x, Value y) when defs.of(x) instanceof Neg(Value z) -> b.neg(b.div(z, y));
            case Div(Value x, Value y) when defs.of(y) instanceof Neg(Value z) -> b.neg(b.div(x, z));
            default -> null;
        };
    }
}
