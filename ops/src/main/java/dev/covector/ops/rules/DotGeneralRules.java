package dev.covector.ops.rules;

import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.ops.Check;
import dev.covector.ops.DTypeClass;
import dev.covector.ops.DotGeneral;
import dev.covector.ops.Lowering;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.OpRules;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Contraction of pairs of axes. */
public final class DotGeneralRules implements OpRules<DotGeneral> {
    @Override
    public boolean isTotal(DotGeneral op) {
        return true;
    }

    @Override
    public List<TensorType> types(DotGeneral op) {
        TensorType x = op.x().type();
        TensorType y = op.y().type();
        Check.dtype(op, 0, DTypeClass.NUMBER);
        Check.that(x.dtype() == y.dtype(), op, "C3", "x and y must have one dtype");
        Check.axes(
                op, Stream.concat(op.contractX().stream(), op.batchX().stream()).toList(), x.rank(), "C1");
        Check.axes(
                op, Stream.concat(op.contractY().stream(), op.batchY().stream()).toList(), y.rank(), "C1");
        boolean asMany = op.contractX().size() == op.contractY().size()
                && op.batchX().size() == op.batchY().size();
        Check.that(asMany, op, "C1", "as many axes of x as of y must be contracted, and be batch axes");
        boolean paired = Check.equal(Axes.sizes(x, op.contractX()), Axes.sizes(y, op.contractY()), op)
                && Check.equal(Axes.sizes(x, op.batchX()), Axes.sizes(y, op.batchY()), op);
        Check.that(paired, op, "C2", "paired axes must have the same size");
        List<Dim> shape = new ArrayList<>(Axes.sizes(x, freeX(op)));
        shape.addAll(Axes.sizes(y, freeY(op)));
        shape.addAll(Axes.sizes(x, op.batchX()));
        return List.of(x.withShape(shape));
    }

    private static List<Integer> freeX(DotGeneral op) {
        return Axes.without(
                op.x().type().rank(),
                Stream.concat(op.contractX().stream(), op.batchX().stream()).toList());
    }

    private static List<Integer> freeY(DotGeneral op) {
        return Axes.without(
                op.y().type().rank(),
                Stream.concat(op.contractY().stream(), op.batchY().stream()).toList());
    }

    @Override
    public List<@Nullable Value> jvp(DotGeneral op, List<Value> results, List<@Nullable Value> tangents, OpBuilder b) {
        Value dx = tangents.get(0);
        Value dy = tangents.get(1);
        Value fromX = dx == null ? null : dot(op, dx, op.y(), b);
        Value fromY = dy == null ? null : dot(op, op.x(), dy, b);
        return Collections.singletonList(fromX == null ? fromY : fromY == null ? fromX : b.add(fromX, fromY));
    }

    private static Value dot(DotGeneral op, Value x, Value y, OpBuilder b) {
        return b.dotGeneral(x, y, op.contractX(), op.contractY(), op.batchX(), op.batchY());
    }

    /** Contract the cotangent with the conjugate of the other operand over that operand's free axes, then reorder. */
    @Override
    public Value transpose(DotGeneral op, int operand, Value ct, OpBuilder b) {
        boolean first = operand == 0;
        int rank = ct.type().rank();
        int batches = op.batchX().size();
        List<Integer> mine = first ? freeX(op) : freeY(op);
        List<Integer> others = first ? freeY(op) : freeX(op);
        List<Integer> contracted = first ? op.contractX() : op.contractY();
        List<Integer> otherContracted = first ? op.contractY() : op.contractX();
        int start = first ? mine.size() : 0;
        Value product = b.dotGeneral(
                ct,
                b.conj(first ? op.y() : op.x()),
                Axes.range(start, start + others.size()),
                others,
                Axes.range(rank - batches, rank),
                first ? op.batchY() : op.batchX());
        // The product has my free axes, the other's contracted axes in increasing order, then the batch axes.
        List<Integer> sorted = otherContracted.stream().sorted().toList();
        List<Integer> from = new ArrayList<>(mine);
        sorted.forEach(axis -> from.add(contracted.get(otherContracted.indexOf(axis))));
        from.addAll(first ? op.batchX() : op.batchY());
        List<Integer> order =
                Axes.range(0, from.size()).stream().map(from::indexOf).toList();
        return order.equals(Axes.range(0, from.size())) ? product : b.transpose(product, order);
    }

    @Override
    public List<Value> batch(DotGeneral op, List<Boolean> batched, Dim size, OpBuilder b) {
        int lastX = op.x().type().rank() - 1;
        int lastY = op.y().type().rank() - 1;
        if (batched.get(0) && batched.get(1)) {
            return List.of(b.dotGeneral(
                    op.x(),
                    op.y(),
                    op.contractX(),
                    op.contractY(),
                    Axes.plus(op.batchX(), lastX),
                    Axes.plus(op.batchY(), lastY)));
        }
        // The batch axis is free: the last of x's or y's free axes in the result; it moves to the end.
        Value result = b.one(op);
        int at = batched.get(0)
                ? freeX(op).size() - 1
                : freeX(op).size() + freeY(op).size() - 1;
        List<Integer> order = new ArrayList<>(Axes.range(0, result.type().rank()));
        order.add(order.remove(/* index */ at));
        return List.of(order.equals(Axes.range(0, order.size())) ? result : b.transpose(result, order));
    }

    @Override
    public Lowering lowering(DotGeneral op) {
        return new Lowering.Library();
    }

    /** A multiplication and an addition for each pair of elements that meet. */
    @Override
    public Dim operations(DotGeneral op) {
        Dim contracted = Axes.sizes(op.x().type(), op.contractX()).stream().reduce(Dim.ONE, Dim::times);
        return types(op).getFirst().elements().times(contracted).times(2);
    }
}
