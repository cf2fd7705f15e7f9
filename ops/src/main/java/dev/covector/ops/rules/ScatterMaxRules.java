package dev.covector.ops.rules;

import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.ops.DTypeClass;
import dev.covector.ops.Lowering;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.OpRules;
import dev.covector.ops.ScatterMax;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Largest into elements where index tensors say. */
public final class ScatterMaxRules implements OpRules<ScatterMax> {
    @Override
    public List<TensorType> types(ScatterMax op) {
        return new Scatter(op).types(DTypeClass.ORDERED);
    }

    @Override
    public List<@Nullable Value> jvp(ScatterMax op, List<Value> results, List<@Nullable Value> tangents, OpBuilder b) {
        return Extremes.jvp(new Scatter(op), results.getFirst(), tangents, b);
    }

    @Override
    public List<Value> batch(ScatterMax op, List<Boolean> batched, Dim size, OpBuilder b) {
        return new Scatter(op).batch(batched, size, b);
    }

    @Override
    public Lowering lowering(ScatterMax op) {
        return Lowering.Library.updating();
    }
}
