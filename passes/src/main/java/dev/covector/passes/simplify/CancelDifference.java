package dev.covector.passes.simplify;

import dev.covector.ir.Op;
import dev.covector.ir.Value;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.Sub;
import org.jspecify.annotations.Nullable;

/** {@code x - x -> 0} for integers. A real x may be infinite or NaN. */
final class CancelDifference implements Rewrite {
    @Override
    public @Nullable Value apply(Op op, Defs defs, OpBuilder b) {
        return op instanceof Sub(Value x, Value y)
                        && x.equals(y)
                        && x.type().dtype().isInteger()
                ? b.zeros(x.type())
                : null;
    }
}
