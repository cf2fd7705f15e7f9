package dev.covector.passes.simplify;

import dev.covector.ir.Op;
import dev.covector.ir.Value;
import dev.covector.ops.Maximum;
import dev.covector.ops.Minimum;
import dev.covector.ops.OpBuilder;
import org.jspecify.annotations.Nullable;

/** {@code max(x, x) -> x} and {@code min(x, x) -> x}, elementwise. */
final class DropEqualExtreme implements Rewrite {
    @Override
    public @Nullable Value apply(Op op, Defs defs, OpBuilder b) {
        return switch (op) {
            case Maximum(Value x, Value y) when x.equals(y) -> x;
            case Minimum(Value x, Value y) when x.equals(y) -> x;
            default -> null;
        };
    }
}
