package dev.covector.ops.rules;

import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.ops.Check;
import dev.covector.ops.Lowering;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.OpRules;
import dev.covector.ops.Reshape;
import java.util.List;

/** The same elements under another shape. */
public final class ReshapeRules implements OpRules<Reshape> {
    @Override
    public List<TensorType> types(Reshape op) {
        TensorType to = op.x().type().withShape(op.shape());
        Check.that(
                Check.equal(op.x().type().elements(), to.elements(), op),
                op,
                "C1",
                "the number of elements must stay the same");
        return List.of(to);
    }

    @Override
    public Value transpose(Reshape op, int operand, Value ct, OpBuilder b) {
        return b.reshape(ct, op.x().type().shape());
    }

    @Override
    public List<Value> batch(Reshape op, List<Boolean> batched, Dim size, OpBuilder b) {
        return List.of(b.reshape(op.x(), Axes.plus(op.shape(), size)));
    }

    @Override
    public Lowering lowering(Reshape op) {
        return new Lowering.Reshaped();
    }
}
