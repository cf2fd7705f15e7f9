package dev.covector.ops.rules;

import dev.covector.ir.Dim;
import dev.covector.ir.Op;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.ops.Check;
import dev.covector.ops.Gather;
import dev.covector.ops.Lowering;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.OpRules;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Elements where index tensors say. */
public final class GatherRules implements OpRules<Gather> {
    @Override
    public List<TensorType> types(Gather op) {
        return List.of(type(op, op.x().type(), op.indices(), op.axes()));
    }

    static TensorType type(Op op, TensorType x, List<Value> indices, List<Integer> axes) {
        Check.axes(op, axes, x.rank(), "C1");
        Check.that(
                indices.size() == axes.size() && !axes.isEmpty(),
                op,
                "C1",
                () -> "one index tensor for each of axes " + axes);
        TensorType index = indices.getFirst().type();
        for (Value other : indices) {
            boolean alike = other.type().dtype() == index.dtype()
                    && Check.equal(other.type().shape(), index.shape(), op);
            Check.that(
                    alike && index.dtype().isInteger(),
                    op,
                    "C2",
                    "index tensors must have one integer dtype and one shape");
        }
        List<Dim> shape = new ArrayList<>(x.minusAxes(axes).shape());
        shape.addAll(index.shape());
        return x.withShape(shape);
    }

    @Override
    public List<@Nullable Value> jvp(Gather op, List<Value> results, List<@Nullable Value> tangents, OpBuilder b) {
        Value dx = tangents.getFirst();
        return Collections.singletonList(dx == null ? null : b.gather(dx, op.indices(), op.axes()));
    }

    @Override
    public Value transpose(Gather op, int operand, Value ct, OpBuilder b) {
        return b.scatterAdd(b.zeros(op.x().type()), ct, op.indices(), op.axes());
    }

    @Override
    public List<Value> batch(Gather op, List<Boolean> batched, Dim size, OpBuilder b) {
        boolean indexed = batched.subList(1, batched.size()).contains(true);
        if (!indexed) {
            return List.of(batchLast(op, b));
        }
        List<Value> indices = repeated(op.indices(), batched.subList(1, batched.size()), size, b);
        if (!batched.getFirst()) {
            return List.of(b.gather(op.x(), indices, op.axes()));
        }
        return List.of(b.gather(
                op.x(),
                Axes.plus(indices, member(indices.getFirst(), b)),
                Axes.plus(op.axes(), op.x().type().rank() - 1)));
    }

    /** Only x is batched: its last axis comes before the axes of the indices, and has to move behind them. */
    private static Value batchLast(Gather op, OpBuilder b) {
        Value result = b.gather(op.x(), op.indices(), op.axes());
        int kept = op.x().type().rank() - op.axes().size();
        List<Integer> order = new ArrayList<>(Axes.range(0, result.type().rank()));
        order.add(order.remove(/* index */ kept - 1));
        return b.transpose(result, order);
    }

    static List<Value> repeated(List<Value> all, List<Boolean> batched, Dim size, OpBuilder b) {
        return IntStream.range(0, all.size())
                .mapToObj(i -> batched.get(i) ? all.get(i) : b.repeat(all.get(i), size))
                .toList();
    }

    /** The member of the batch that each element of a batched index tensor belongs to. */
    static Value member(Value index, OpBuilder b) {
        return b.iota(index.type().dtype(), index.type().shape(), index.type().rank() - 1);
    }

    @Override
    public Lowering lowering(Gather op) {
        return new Lowering.Gathered(op.axes());
    }
}
