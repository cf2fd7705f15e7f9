package dev.covector.ops.rules;

import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.ops.Check;
import dev.covector.ops.DTypeClass;
import dev.covector.ops.Iota;
import dev.covector.ops.Lowering;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.OpRules;
import dev.covector.ops.Scalar;
import java.util.List;

/** Indices. */
public final class IotaRules implements OpRules<Iota> {
    @Override
    public List<TensorType> types(Iota op) {
        Check.that(op.axis() >= 0 && op.axis() < op.shape().size(), op, "C1", "axis must be an axis of the shape");
        Check.that(DTypeClass.ORDERED.accepts(op.dtype()), op, "C2", "dtype must be an integer or real");
        return List.of(new TensorType(op.dtype(), op.shape()));
    }

    @Override
    public List<Value> batch(Iota op, List<Boolean> batched, Dim size, OpBuilder b) {
        return List.of(b.repeat(b.one(op), size));
    }

    @Override
    public Lowering lowering(Iota op) {
        return new Lowering.Generated((k, index) -> new Scalar(k.convert(op.dtype(), index.get(op.axis())), null));
    }
}
