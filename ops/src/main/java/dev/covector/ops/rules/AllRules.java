package dev.covector.ops.rules;

import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.ir.kernel.Reducer;
import dev.covector.ops.All;
import dev.covector.ops.Check;
import dev.covector.ops.DTypeClass;
import dev.covector.ops.Lowering;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.OpRules;
import java.util.List;

/** Every element over axes. */
public final class AllRules implements OpRules<All> {
    @Override
    public List<TensorType> types(All op) {
        Check.dtype(op, 0, DTypeClass.BOOL);
        Check.axes(op, op.axes(), op.x().type().rank(), "C1");
        return List.of(op.x().type().minusAxes(op.axes()));
    }

    @Override
    public List<Value> batch(All op, List<Boolean> batched, Dim size, OpBuilder b) {
        return List.of(b.all(op.x(), op.axes()));
    }

    @Override
    public Lowering lowering(All op) {
        return new Lowering.Reduction(Reducer.ALL, op.axes());
    }
}
