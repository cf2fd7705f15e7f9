package dev.covector.passes.simplify;

import dev.covector.ir.Op;
import dev.covector.ir.Value;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.Transpose;
import org.jspecify.annotations.Nullable;

/** {@code transpose(transpose(x, p), q) -> transpose(x, p[q])}, and with the identity {@code -> x}. */
final class MergeTransposes implements Rewrite {
    @Override
    public @Nullable Value apply(Op op, Defs defs, OpBuilder b) {
        if (!(op instanceof Transpose(Value y, var q))) {
            return null;
        }
        if (q.equals(Axes.range(0, q.size()))) {
            return y;
        }
        return defs.of(y) instanceof Transpose(Value x, var p) ? b.transpose(x, Axes.at(p, q)) : null;
    }
}
