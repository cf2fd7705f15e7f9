package dev.covector.ops.rules;

import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.ops.Check;
import dev.covector.ops.Lowering;
import dev.covector.ops.Lowering.AxisMap;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.OpRules;
import dev.covector.ops.Reverse;
import java.util.List;
import java.util.stream.IntStream;

/** The other order along axes. */
public final class ReverseRules implements OpRules<Reverse> {
    @Override
    public List<TensorType> types(Reverse op) {
        Check.axes(op, op.axes(), op.x().type().rank(), "C1");
        return List.of(op.x().type());
    }

    @Override
    public Value transpose(Reverse op, int operand, Value ct, OpBuilder b) {
        return b.reverse(ct, op.axes());
    }

    @Override
    public List<Value> batch(Reverse op, List<Boolean> batched, Dim size, OpBuilder b) {
        return List.of(b.reverse(op.x(), op.axes()));
    }

    @Override
    public Lowering lowering(Reverse op) {
        TensorType x = op.x().type();
        return new Lowering.Indexed(IntStream.range(0, x.rank())
                .mapToObj(axis -> op.axes().contains(axis)
                        ? AxisMap.of(x.dim(axis).minus(1), axis, Dim.of(-1))
                        : AxisMap.same(axis))
                .toList());
    }
}
