package dev.covector.ops.rules;

import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.ops.Broadcast;
import dev.covector.ops.Check;
import dev.covector.ops.Lowering;
import dev.covector.ops.Lowering.AxisMap;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.OpRules;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Repetition along axes. */
public final class BroadcastRules implements OpRules<Broadcast> {
    @Override
    public List<TensorType> types(Broadcast op) {
        TensorType x = op.x().type();
        List<Integer> axes = op.axes();
        boolean increasing = IntStream.range(1, axes.size()).allMatch(i -> axes.get(i - 1) < axes.get(i));
        Check.that(
                axes.size() == x.rank() && increasing,
                op,
                "C1",
                "axes must name one axis of the result for each of x, in order");
        Check.axes(op, axes, op.shape().size(), "C1");
        for (int i = 0; i < axes.size(); i++) {
            Dim from = x.dim(i);
            Dim to = op.shape().get(axes.get(i));
            boolean fits = Check.isOne(from) || Check.equal(from, to, op);
            Check.that(fits, op, "C2", () -> "size " + from + " is neither 1 nor " + to);
        }
        return List.of(x.withShape(op.shape()));
    }

    /** The sum over what was repeated. */
    @Override
    public Value transpose(Broadcast op, int operand, Value ct, OpBuilder b) {
        TensorType x = op.x().type();
        List<Integer> repeated = new ArrayList<>();
        for (int axis = 0; axis < op.shape().size(); axis++) {
            int from = op.axes().indexOf(axis);
            if (from < 0 || stretches(op, from)) {
                repeated.add(axis);
            }
        }
        Value sum = repeated.isEmpty() ? ct : b.sum(ct, repeated);
        return sum.type().shape().equals(x.shape()) ? sum : b.reshape(sum, x.shape());
    }

    private static boolean stretches(Broadcast op, int axis) {
        Dim from = op.x().type().dim(axis);
        return Check.isOne(from) && !op.shape().get(op.axes().get(axis)).equals(Dim.ONE);
    }

    @Override
    public List<Value> batch(Broadcast op, List<Boolean> batched, Dim size, OpBuilder b) {
        return List.of(b.broadcast(
                op.x(),
                Axes.plus(op.shape(), size),
                Axes.plus(op.axes(), op.shape().size())));
    }

    @Override
    public Lowering lowering(Broadcast op) {
        return new Lowering.Indexed(IntStream.range(0, op.axes().size())
                .mapToObj(i -> stretches(op, i)
                        ? AxisMap.fixed(Dim.ZERO)
                        : AxisMap.same(op.axes().get(i)))
                .toList());
    }
}
