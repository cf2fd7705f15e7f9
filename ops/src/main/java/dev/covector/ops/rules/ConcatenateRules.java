package dev.covector.ops.rules;

import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.ops.Check;
import dev.covector.ops.Concatenate;
import dev.covector.ops.Lowering;
import dev.covector.ops.Lowering.Region;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.OpRules;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** One after the other. */
public final class ConcatenateRules implements OpRules<Concatenate> {
    @Override
    public List<TensorType> types(Concatenate op) {
        Check.that(!op.xs().isEmpty(), op, "C1", "at least one operand");
        TensorType first = op.xs().getFirst().type();
        Check.that(op.axis() >= 0 && op.axis() < first.rank(), op, "C2", "axis must be an axis of the operands");
        Dim total = Dim.ZERO;
        for (Value x : op.xs()) {
            boolean fits = x.type().dtype() == first.dtype()
                    && x.type().rank() == first.rank()
                    && Check.equal(off(x, op.axis()), off(op.xs().getFirst(), op.axis()), op);
            Check.that(fits, op, "C1", () -> "operands must have one dtype and the same sizes off axis " + op.axis());
            total = total.plus(x.type().dim(op.axis()));
        }
        List<Dim> shape = new ArrayList<>(first.shape());
        shape.set(op.axis(), total);
        return List.of(first.withShape(shape));
    }

    private static List<Dim> off(Value x, int axis) {
        return x.type().minusAxes(List.of(axis)).shape();
    }

    @Override
    public Value transpose(Concatenate op, int operand, Value ct, OpBuilder b) {
        return b.slice(
                ct,
                starts(op, operand),
                op.xs().get(operand).type().shape(),
                Collections.nCopies(ct.type().rank(), Dim.ONE));
    }

    private static List<Dim> starts(Concatenate op, int operand) {
        Dim before = op.xs().subList(0, operand).stream()
                .map(x -> x.type().dim(op.axis()))
                .reduce(Dim.ZERO, Dim::plus);
        List<Dim> starts =
                new ArrayList<>(Collections.nCopies(op.xs().getFirst().type().rank(), Dim.ZERO));
        starts.set(op.axis(), before);
        return starts;
    }

    @Override
    public List<Value> batch(Concatenate op, List<Boolean> batched, Dim size, OpBuilder b) {
        List<Value> all = IntStream.range(0, batched.size())
                .mapToObj(
                        i -> batched.get(i) ? op.xs().get(i) : b.repeat(op.xs().get(i), size))
                .toList();
        return List.of(b.concatenate(all, op.axis()));
    }

    @Override
    public Lowering lowering(Concatenate op) {
        List<Dim> steps = Collections.nCopies(op.xs().getFirst().type().rank(), Dim.ONE);
        return new Lowering.Assembled(
                null,
                IntStream.range(0, op.xs().size())
                        .mapToObj(i -> new Region(i, starts(op, i), steps))
                        .toList());
    }
}
