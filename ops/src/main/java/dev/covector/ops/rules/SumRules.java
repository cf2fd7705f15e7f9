package dev.covector.ops.rules;

import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.ir.kernel.Reducer;
import dev.covector.ops.Check;
import dev.covector.ops.DTypeClass;
import dev.covector.ops.Lowering;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.OpRules;
import dev.covector.ops.Sum;
import java.util.List;

/** Sum over axes. */
public final class SumRules implements OpRules<Sum> {
    @Override
    public List<TensorType> types(Sum op) {
        Check.dtype(op, 0, DTypeClass.NUMBER);
        Check.axes(op, op.axes(), op.x().type().rank(), "C1");
        return List.of(op.x().type().minusAxes(op.axes()));
    }

    @Override
    public Value transpose(Sum op, int operand, Value ct, OpBuilder b) {
        TensorType x = op.x().type();
        return b.broadcast(ct, x.shape(), Axes.without(x.rank(), op.axes()));
    }

    @Override
    public List<Value> batch(Sum op, List<Boolean> batched, Dim size, OpBuilder b) {
        return List.of(b.sum(op.x(), op.axes()));
    }

    @Override
    public Lowering lowering(Sum op) {
        return new Lowering.Reduction(Reducer.SUM, op.axes());
    }
}
