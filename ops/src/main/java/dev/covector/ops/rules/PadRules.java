package dev.covector.ops.rules;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.ops.Check;
import dev.covector.ops.Lowering;
import dev.covector.ops.Lowering.Region;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.OpRules;
import dev.covector.ops.Pad;
import java.util.List;
import java.util.stream.IntStream;

/** A border, and gaps between the elements. */
public final class PadRules implements OpRules<Pad> {
    @Override
    public List<TensorType> types(Pad op) {
        TensorType x = op.x().type();
        int rank = x.rank();
        boolean complete = op.low().size() == rank
                && op.high().size() == rank
                && op.interior().size() == rank;
        Check.that(complete, op, "C1", "one low, high and interior for each axis");
        Check.that(
                op.value().type().equals(TensorType.scalar(x.dtype())),
                op,
                "C2",
                "value must be a scalar of the dtype of x");
        for (int axis = 0; axis < rank; axis++) {
            boolean outwards = Check.atMost(Dim.ZERO, op.low().get(axis), op)
                    && Check.atMost(Dim.ZERO, op.high().get(axis), op)
                    && Check.atMost(Dim.ZERO, op.interior().get(axis), op);
            Check.that(outwards, op, "C1", "low, high and interior must not be negative");
        }
        return List.of(x.withShape(
                IntStream.range(0, rank).mapToObj(axis -> size(op, axis)).toList()));
    }

    private static Dim size(Pad op, int axis) {
        Dim size = op.x().type().dim(axis);
        Dim interior = op.interior().get(axis);
        Dim gaps = interior.equals(Dim.ZERO)
                ? Dim.ZERO
                : size.minus(1).max(Dim.ZERO).times(interior);
        return size.plus(gaps).plus(op.low().get(axis)).plus(op.high().get(axis));
    }

    private static List<Dim> steps(Pad op) {
        return op.interior().stream().map(gap -> gap.plus(1)).toList();
    }

    @Override
    public Value transpose(Pad op, int operand, Value ct, OpBuilder b) {
        List<Integer> all = Axes.range(0, ct.type().rank());
        if (operand == 0) {
            return b.slice(ct, op.low(), op.x().type().shape(), steps(op));
        }
        Value inside = b.slice(ct, op.low(), op.x().type().shape(), steps(op));
        return b.sub(b.sum(ct, all), b.sum(inside, all));
    }

    @Override
    public List<Value> batch(Pad op, List<Boolean> batched, Dim size, OpBuilder b) {
        Value x = batched.get(0) ? op.x() : b.repeat(op.x(), size);
        if (!batched.get(1)) {
            return List.of(padded(op, x, op.value(), b));
        }
        // One value for each member of the batch: pad a mask, then choose.
        TensorType mask = x.type().withDType(DType.BOOL);
        Value outside = padded(op, b.zeros(mask), b.full(1, TensorType.scalar(DType.BOOL)), b);
        Value zero = b.zeros(TensorType.scalar(x.type().dtype()));
        Value inside = padded(op, x, zero, b);
        Value value = b.broadcast(
                op.value(), inside.type().shape(), List.of(inside.type().rank() - 1));
        return List.of(b.select(outside, value, inside));
    }

    private static Value padded(Pad op, Value x, Value value, OpBuilder b) {
        return b.pad(
                x,
                value,
                Axes.plus(op.low(), Dim.ZERO),
                Axes.plus(op.high(), Dim.ZERO),
                Axes.plus(op.interior(), Dim.ZERO));
    }

    @Override
    public Lowering lowering(Pad op) {
        return new Lowering.Assembled(1, List.of(new Region(0, op.low(), steps(op))));
    }
}
