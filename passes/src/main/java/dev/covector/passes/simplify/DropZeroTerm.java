package dev.covector.passes.simplify;

import dev.covector.ir.Op;
import dev.covector.ir.Value;
import dev.covector.ops.Add;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.Sub;
import org.jspecify.annotations.Nullable;

/**
 * {@code x + 0 -> x}, {@code 0 + x -> x}, {@code x - 0 -> x}, {@code 0 - x -> -x}.
 *
 * A zero can change its sign: {@code -0 + 0} is 0, and {@code 0 - 0} is 0.
 */
final class DropZeroTerm implements Rewrite {
    @Override
    public @Nullable Value apply(Op op, Defs defs, OpBuilder b) {
        return switch (op) {
            case Add(Value x, Value y) when defs.is(y, 0) -> x;
            case Add(Value x, Value y) when defs.is(x, 0) -> y;
            case Sub(Value x, Value y) when defs.is(y, 0) -> x;
            case Sub(Value x, Value y) when defs.is(x, 0) -> b.neg(y);
            default -> null;
        };
    }
}
