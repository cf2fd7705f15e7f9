package dev.covector.ops.rules;

import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.ir.kernel.Reducer;
import dev.covector.ops.Any;
import dev.covector.ops.Check;
import dev.covector.ops.DTypeClass;
import dev.covector.ops.Lowering;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.OpRules;
import java.util.List;

/** Some element over axes. */
public final class AnyRules implements OpRules<Any> {
    @Override
    public List<TensorType> types(Any op) {
        Check.dtype(op, 0, DTypeClass.BOOL);
        Check.axes(op, op.axes(), op.x().type().rank(), "C1");
        return List.of(op.x().type().minusAxes(op.axes()));
    }

    @Override
    public List<Value> batch(Any op, List<Boolean> batched, Dim size, OpBuilder b) {
        return List.of(b.any(op.x(), op.axes()));
    }

    @Override
    public Lowering lowering(Any op) {
        return new Lowering.Reduction(Reducer.ANY, op.axes());
    }
}
