package dev.covector.ops.rules;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.ops.Lowering;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.OpRules;
import dev.covector.ops.Scalar;
import dev.covector.ops.Size;
import java.util.List;

/** A size as a number. */
public final class SizeRules implements OpRules<Size> {
    @Override
    public List<TensorType> types(Size op) {
        return List.of(TensorType.scalar(DType.I64));
    }

    @Override
    public List<Value> batch(Size op, List<Boolean> batched, Dim size, OpBuilder b) {
        return List.of(b.repeat(b.one(op), size));
    }

    @Override
    public Lowering lowering(Size op) {
        return new Lowering.Generated((k, index) -> new Scalar(k.size(op.size()), null));
    }
}
