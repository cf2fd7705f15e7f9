package dev.covector.passes.simplify;

import dev.covector.ir.Op;
import dev.covector.ir.Value;
import dev.covector.ops.Neg;
import dev.covector.ops.OpBuilder;
import org.jspecify.annotations.Nullable;

/** {@code -(-x) -> x} */
final class UndoNeg implements Rewrite {
    @Override
    public @Nullable Value apply(Op op, Defs defs, OpBuilder b) {
        return op instanceof Neg(Value y) && defs.of(y) instanceof Neg(Value x) ? x : null;
    }
}
