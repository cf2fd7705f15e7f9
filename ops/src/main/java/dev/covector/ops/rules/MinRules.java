package dev.covector.ops.rules;

import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.ir.kernel.Reducer;
import dev.covector.ops.Check;
import dev.covector.ops.DTypeClass;
import dev.covector.ops.Lowering;
import dev.covector.ops.Min;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.OpRules;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Smallest over axes. */
public final class MinRules implements OpRules<Min> {
    @Override
    public List<TensorType> types(Min op) {
        Check.dtype(op, 0, DTypeClass.ORDERED);
        Check.axes(op, op.axes(), op.x().type().rank(), "C1");
        return List.of(op.x().type().minusAxes(op.axes()));
    }

    @Override
    public List<@Nullable Value> jvp(Min op, List<Value> results, List<@Nullable Value> tangents, OpBuilder b) {
        return Extremes.jvp(op.x(), op.axes(), results.getFirst(), tangents.getFirst(), b);
    }

    @Override
    public List<Value> batch(Min op, List<Boolean> batched, Dim size, OpBuilder b) {
        return List.of(b.min(op.x(), op.axes()));
    }

    @Override
    public Lowering lowering(Min op) {
        return new Lowering.Reduction(Reducer.MIN, op.axes());
    }
}
