package dev.covector.ops.rules;

import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
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
        return new Scatter(op).types(DTypeClass.NUMBER);
    }

    @Override
    public Value transpose(ScatterAdd op, int operand, Value ct, OpBuilder b) {
        return operand == 0 ? ct : new Scatter(op).gathered(ct, b);
    }

    @Override
    public List<Value> batch(ScatterAdd op, List<Boolean> batched, Dim size, OpBuilder b) {
        return new Scatter(op).batch(batched, size, b);
    }

    @Override
    public Lowering lowering(ScatterAdd op) {
        return Lowering.Library.updating();
    }
}
