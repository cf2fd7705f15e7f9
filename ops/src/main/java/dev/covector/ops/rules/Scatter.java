package dev.covector.ops.rules;

import dev.covector.ir.Attributes;
import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.Op;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.ops.Check;
import dev.covector.ops.DTypeClass;
import dev.covector.ops.OpBuilder;
import java.util.ArrayList;
import java.util.List;

/** What the ops that change elements of x where index tensors say have in common. */
record Scatter(Op op) {
    Value x() {
        return op.operands().get(0);
    }

    Value updates() {
        return op.operands().get(1);
    }

    private List<Value> indices() {
        return op.operands().subList(2, op.operands().size());
    }

    private List<Integer> axes() {
        return op.attributes().integers("axes");
    }

    List<TensorType> types(DTypeClass dtypes) {
        TensorType x = x().type();
        TensorType wanted = GatherRules.type(op, x, indices(), axes());
        TensorType given = updates().type();
        boolean fits = given.dtype() == wanted.dtype() && Check.equal(given.shape(), wanted.shape(), op);
        Check.that(fits, op, "C2", () -> "updates must have the type " + wanted);
        Check.dtype(op, 0, dtypes);
        return List.of(x);
    }

    /** For each element of the updates the element of a tensor like x that it goes to. */
    Value gathered(Value like, OpBuilder b) {
        return b.gather(like, indices(), axes());
    }

    /** Sums of values for x and of values for the updates where they go. */
    Value added(Value forX, Value forUpdates, OpBuilder b) {
        return b.scatterAdd(forX, forUpdates, indices(), axes());
    }

    /** Whether the indices have but one point, so that none is written over by a later one. */
    boolean isOne() {
        return indices().getFirst().type().elements().equals(Dim.ONE);
    }

    /** Whether each point of the indices is the last that points where it does; as the updates are. */
    Value isLast(OpBuilder b) {
        TensorType points = indices().getFirst().type();
        TensorType targets = new TensorType(DType.I64, Axes.sizes(x().type(), axes()));
        Value numbers = b.reshape(b.iota(targets.dtype(), List.of(points.elements()), 0), points.shape());
        List<Integer> all = Axes.range(0, axes().size());
        Value last = b.scatterSet(b.zeros(targets), numbers, indices(), all);
        Value isLast = b.eq(b.gather(last, indices(), all), numbers);
        TensorType updates = updates().type();
        int kept = updates.rank() - points.rank();
        return b.broadcast(isLast, updates.shape(), Axes.range(kept, updates.rank()));
    }

    /** One more axis of x is indexed: by the member of the batch. */
    List<Value> batch(List<Boolean> batched, Dim size, OpBuilder b) {
        List<Value> operands = new ArrayList<>();
        operands.add(batched.get(0) ? x() : b.repeat(x(), size));
        operands.add(batched.get(1) ? updates() : b.repeat(updates(), size));
        operands.addAll(GatherRules.repeated(indices(), batched.subList(2, batched.size()), size, b));
        operands.add(GatherRules.member(operands.get(2), b));
        List<Integer> axes = Axes.plus(axes(), operands.get(0).type().rank() - 1);
        return b.emit(op.rebuilt(operands, Attributes.of("axes", axes), List.of()));
    }
}
