package dev.covector.ops.rules;

import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.ops.Check;
import dev.covector.ops.Lowering;
import dev.covector.ops.Lowering.AxisMap;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.OpRules;
import dev.covector.ops.Skew;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Slices that move with an index. */
public final class SkewRules implements OpRules<Skew> {
    @Override
    public List<TensorType> types(Skew op) {
        TensorType x = op.x().type();
        Check.axes(op, List.of(op.axis(), op.by()), x.rank(), "C1");
        Dim length = x.dim(op.axis());
        Dim last = op.start().plus(shift(op));
        boolean inside = Check.atMost(Dim.ZERO, op.size(), op)
                && Check.atMost(Dim.ZERO, op.start(), op)
                && Check.atMost(Dim.ZERO, last, op)
                && Check.atMost(op.start().plus(op.size()), length, op)
                && Check.atMost(last.plus(op.size()), length, op);
        Check.that(inside, op, "C2", "the elements must be inside");
        List<Dim> shape = new ArrayList<>(x.shape());
        shape.set(op.axis(), op.size());
        return List.of(x.withShape(shape));
    }

    /** How far the last slice is shifted. */
    private static Dim shift(Skew op) {
        return op.x().type().dim(op.by()).minus(1).max(Dim.ZERO).times(op.step());
    }

    /** The other way: element q where the index is k comes from q - start - step * k, which zeros around make to be inside. */
    @Override
    public Value transpose(Skew op, int operand, Value ct, OpBuilder b) {
        TensorType x = op.x().type();
        Dim shift = shift(op);
        List<Dim> low = new ArrayList<>(Collections.nCopies(x.rank(), Dim.ZERO));
        List<Dim> high = new ArrayList<>(low);
        Dim before = op.start().plus(shift.max(Dim.ZERO));
        low.set(op.axis(), before);
        high.set(op.axis(), x.dim(op.axis()).minus(op.start()).minus(op.size()).minus(shift.min(Dim.ZERO)));
        Value zero = b.zeros(TensorType.scalar(ct.type().dtype()));
        Value padded = b.pad(ct, zero, low, high, Collections.nCopies(x.rank(), Dim.ZERO));
        return b.skew(
                padded, op.axis(), op.by(), before.minus(op.start()), op.step().times(-1), x.dim(op.axis()));
    }

    @Override
    public List<Value> batch(Skew op, List<Boolean> batched, Dim size, OpBuilder b) {
        return List.of(b.one(op));
    }

    @Override
    public Lowering lowering(Skew op) {
        List<AxisMap> maps = new ArrayList<>();
        for (int axis = 0; axis < op.x().type().rank(); axis++) {
            maps.add(AxisMap.same(axis));
        }
        AxisMap.Term along = new AxisMap.Term(op.axis(), Dim.ONE);
        maps.set(op.axis(), new AxisMap(op.start(), List.of(along, new AxisMap.Term(op.by(), op.step()))));
        return new Lowering.Indexed(maps);
    }
}
