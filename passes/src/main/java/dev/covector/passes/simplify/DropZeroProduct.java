package dev.covector.passes.simplify;

import dev.covector.ir.Op;
import dev.covector.ir.Value;
import dev.covector.ops.Mul;
import dev.covector.ops.OpBuilder;
import org.jspecify.annotations.Nullable;

/** {@code x * 0 -> 0} and {@code 0 * x -> 0} for integers. A real x may be infinite or NaN. */
final class DropZeroProduct implements Rewrite {
    @Override
    public @Nullable Value apply(Op op, Defs defs, OpBuilder b) {
        return switch (op) {
            case Mul(Value x, Value y) when x.type().dtype().isInteger() && defs.is(y, 0) -> y;
            case Mul(Value x, Value y) when x.type().dtype().isInteger() && defs.is(x, 0) -> x;
            default -> null;
        };
    }
}
