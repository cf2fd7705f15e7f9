package dev.covector.ops.rules;

import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.ops.DTypeClass;
import dev.covector.ops.Lowering;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.OpRules;
import dev.covector.ops.ScatterSet;
import java.util.List;

/** Elements written over where index tensors say. */
public final class ScatterSetRules implements OpRules<ScatterSet> {
    @Override
    public List<TensorType> types(ScatterSet op) {
        return new Scatter(op).types(DTypeClass.ANY);
    }

    /** Of x what was not written over; of the updates what was not written over by a later one. */
    @Override
    public Value transpose(ScatterSet op, int operand, Value ct, OpBuilder b) {
        Value none = b.zeros(op.updates().type());
        Scatter scatter = new Scatter(op);
        if (operand == 0) {
            return b.scatterSet(ct, none, op.indices(), op.axes());
        }
        Value gathered = scatter.gathered(ct, b);
        return scatter.isOne() ? gathered : b.select(scatter.isLast(b), gathered, none);
    }

    @Override
    public List<Value> batch(ScatterSet op, List<Boolean> batched, Dim size, OpBuilder b) {
        return new Scatter(op).batch(batched, size, b);
    }

    @Override
    public Lowering lowering(ScatterSet op) {
        return Lowering.Library.updating();
    }
}
