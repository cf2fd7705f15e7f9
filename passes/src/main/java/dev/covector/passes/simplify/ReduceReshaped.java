package dev.covector.passes.simplify;

import dev.covector.ir.Op;
import dev.covector.ir.Value;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.Reshape;
import org.jspecify.annotations.Nullable;

/**
 * {@code reduce(reshape(x), all axes) -> reduce(x, all axes)}, but not where the reshape only adds or drops axes of size
 * 1, since {@link ReshapeUnitReduction} drops these first.
 */
final class ReduceReshaped implements Rewrite {
    @Override
    public @Nullable Value apply(Op op, Defs defs, OpBuilder b) {
        Reduction reduction = Reduction.of(op);
        return reduction != null
                        && reduction.kept().isEmpty()
                        && defs.of(reduction.x()) instanceof Reshape(Value x, var shape)
                        && UnitAxes.match(x.type().shape(), shape) == null
                ? reduction.of(x, Axes.range(0, x.type().rank()), b)
                : null;
    }
}
