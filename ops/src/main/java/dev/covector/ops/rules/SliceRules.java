package dev.covector.ops.rules;

import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.ops.Check;
import dev.covector.ops.Lowering;
import dev.covector.ops.Lowering.AxisMap;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.OpRules;
import dev.covector.ops.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Every so many elements from a start. */
public final class SliceRules implements OpRules<Slice> {
    @Override
    public List<TensorType> types(Slice op) {
        TensorType x = op.x().type();
        int rank = x.rank();
        boolean complete = op.starts().size() == rank
                && op.sizes().size() == rank
                && op.steps().size() == rank;
        Check.that(complete, op, "C1", "one start, size and step for each axis");
        for (int axis = 0; axis < rank; axis++) {
            Dim size = op.sizes().get(axis);
            // One past the last element: start + step * (size - 1) + 1, and the start itself where there is none.
            Dim end = size.equals(Dim.ZERO)
                    ? op.starts().get(axis)
                    : op.starts()
                            .get(axis)
                            .plus(op.steps().get(axis).times(size.minus(1)))
                            .plus(1);
            boolean inside = Check.atMost(Dim.ZERO, op.starts().get(axis), op)
                    && Check.atMost(Dim.ZERO, size, op)
                    && Check.atMost(Dim.ONE, op.steps().get(axis), op)
                    && Check.atMost(end, x.dim(axis), op);
            int at = axis;
            Check.that(inside, op, "C2", () -> "the elements along axis " + at + " must be inside");
        }
        return List.of(x.withShape(op.sizes()));
    }

    /** Zeros around and between. */
    @Override
    public Value transpose(Slice op, int operand, Value ct, OpBuilder b) {
        TensorType x = op.x().type();
        List<Dim> high = new ArrayList<>();
        List<Dim> interior = new ArrayList<>();
        for (int axis = 0; axis < x.rank(); axis++) {
            Dim step = op.steps().get(axis);
            Dim size = op.sizes().get(axis);
            Dim spread = step.equals(Dim.ONE)
                    ? size
                    : size.plus(size.minus(1).max(Dim.ZERO).times(step.minus(1)));
            high.add(x.dim(axis).minus(op.starts().get(axis)).minus(spread));
            interior.add(step.minus(1));
        }
        return b.pad(ct, b.zeros(TensorType.scalar(ct.type().dtype())), op.starts(), high, interior);
    }

    @Override
    public List<Value> batch(Slice op, List<Boolean> batched, Dim size, OpBuilder b) {
        return List.of(b.slice(
                op.x(), Axes.plus(op.starts(), Dim.ZERO), Axes.plus(op.sizes(), size), Axes.plus(op.steps(), Dim.ONE)));
    }

    @Override
    public Lowering lowering(Slice op) {
        return new Lowering.Indexed(IntStream.range(0, op.sizes().size())
                .mapToObj(axis ->
                        AxisMap.of(op.starts().get(axis), axis, op.steps().get(axis)))
                .toList());
    }
}
