package dev.covector.ops.rules;

import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.ops.Check;
import dev.covector.ops.DTypeClass;
import dev.covector.ops.Lowering;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.OpRules;
import dev.covector.ops.ScatterAdd;
import java.util.List;

/** Sums into elements where index tensors say. */
public final class ScatterAddRules implements OpRules<ScatterAdd> {
    @Override
    public List<TensorType> types(ScatterAdd op) {
        TensorType x = op.x().type();
        TensorType wanted = GatherRules.type(op, x, op.indices(), op.axes());
        TensorType updates = op.updates().type();
        boolean fits = updates.dtype() == wanted.dtype() && Check.equal(updates.shape(), wanted.shape(), op);
        Check.that(fits, op, "C2", () -> "updates must have the type " + wanted);
        Check.dtype(op, 0, DTypeClass.NUMBER);
        return List.of(x);
    }

    @Override
    public Value transpose(ScatterAdd op, int operand, Value ct, OpBuilder b) {
        return operand == 0 ? ct : b.gather(ct, op.indices(), op.axes());
    }

    @Override
    public List<Value> batch(ScatterAdd op, List<Boolean> batched, Dim size, OpBuilder b) {
        Value x = batched.get(0) ? op.x() : b.repeat(op.x(), size);
        Value updates = batched.get(1) ? op.updates() : b.repeat(op.updates(), size);
        List<Value> indices = GatherRules.repeated(op.indices(), batched.subList(2, batched.size()), size, b);
        return List.of(b.scatterAdd(
                x,
                updates,
                Axes.plus(indices, GatherRules.member(indices.getFirst(), b)),
                Axes.plus(op.axes(), x.type().rank() - 1)));
    }

    @Override
    public Lowering lowering(ScatterAdd op) {
        return new Lowering.Library();
    }
}
