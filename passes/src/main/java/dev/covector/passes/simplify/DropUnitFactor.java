package dev.covector.passes.simplify;

import dev.covector.ir.Op;
import dev.covector.ir.Value;
import dev.covector.ops.Div;
import dev.covector.ops.Mul;
import dev.covector.ops.OpBuilder;
import org.jspecify.annotations.Nullable;

/**
 * {@code x * 1 -> x}, {@code 1 * x -> x}, {@code x / 1 -> x}, and with -1 {@code -> -x}.
 *
 * A complex number with an infinite part stays what it is, where the product has a NaN and zeros can differ in sign.
 */
final class DropUnitFactor implements Rewrite {
    @Override
    public @Nullable Value apply(Op op, Defs defs, OpBuilder b) {
        return switch (op) {
            case Mul(Value x, Value y) when defs.is(y, 1) -> x;
            case Mul(Value x, Value y) when defs.is(x, 1) -> y;
            case Mul(Value x, Value y) when defs.is(y, -1) -> b.neg(x);
            case Mul(Value x, Value y) when defs.is(x, -1) -> b.neg(y);
            case Div(Value x, Value y) when defs.is(y, 1) -> x;
            case Div(Value x, Value y) when defs.is(y, -1) -> b.neg(x);
            default -> null;
        };
    }
}
