package dev.covector.ops.rules;

import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.ir.kernel.Reducer;
import dev.covector.ops.Check;
import dev.covector.ops.DTypeClass;
import dev.covector.ops.Lowering;
import dev.covector.ops.Max;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.OpRules;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Largest over axes. */
public final class MaxRules implements OpRules<Max> {
    @Override
    public List<TensorType> types(Max op) {
        Check.dtype(op, 0, DTypeClass.ORDERED);
        Check.axes(op, op.axes(), op.x().type().rank(), "C1");
        return List.of(op.x().type().minusAxes(op.axes()));
    }

    @Override
    public List<@Nullable Value> jvp(Max op, List<Value> results, List<@Nullable Value> tangents, OpBuilder b) {
        return Extremes.jvp(op.x(), op.axes(), results.getFirst(), tangents.getFirst(), b);
    }

    @Override
    public List<Value> batch(Max op, List<Boolean> batched, Dim size, OpBuilder b) {
        return List.of(b.max(op.x(), op.axes()));
    }

    @Override
    public Lowering lowering(Max op) {
        return new Lowering.Reduction(Reducer.MAX, op.axes());
    }
}
