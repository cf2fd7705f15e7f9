package dev.covector.ops.rules;

import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.ops.Check;
import dev.covector.ops.Cumsum;
import dev.covector.ops.DTypeClass;
import dev.covector.ops.Lowering;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.OpRules;
import java.util.List;

/** Running sums. */
public final class CumsumRules implements OpRules<Cumsum> {
    @Override
    public List<TensorType> types(Cumsum op) {
        Check.dtype(op, 0, DTypeClass.NUMBER);
        Check.that(op.axis() >= 0 && op.axis() < op.x().type().rank(), op, "C1", "axis must be an axis of x");
        return List.of(op.x().type());
    }

    @Override
    public Value transpose(Cumsum op, int operand, Value ct, OpBuilder b) {
        return b.cumsum(ct, op.axis(), !op.reverse());
    }

    @Override
    public List<Value> batch(Cumsum op, List<Boolean> batched, Dim size, OpBuilder b) {
        return List.of(b.cumsum(op.x(), op.axis(), op.reverse()));
    }

    @Override
    public Lowering lowering(Cumsum op) {
        return new Lowering.Library();
    }
}
