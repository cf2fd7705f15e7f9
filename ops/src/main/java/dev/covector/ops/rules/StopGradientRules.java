package dev.covector.ops.rules;

import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.ops.Lowering;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.OpRules;
import dev.covector.ops.StopGradient;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A wall for derivatives. */
public final class StopGradientRules implements OpRules<StopGradient> {
    @Override
    public List<TensorType> types(StopGradient op) {
        return List.of(op.x().type());
    }

    @Override
    public List<@Nullable Value> jvp(
            StopGradient op, List<Value> results, List<@Nullable Value> tangents, OpBuilder b) {
        return Collections.singletonList(null);
    }

    @Override
    public List<Value> batch(StopGradient op, List<Boolean> batched, Dim size, OpBuilder b) {
        return List.of(b.stopGradient(op.x()));
    }

    @Override
    public Lowering lowering(StopGradient op) {
        return new Lowering.Expanded(b -> List.of(op.x()));
    }
}
