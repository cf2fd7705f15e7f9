package dev.covector.lower.stablehlo.export;

import dev.covector.autodiff.Scan;
import dev.covector.ir.Block;
import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.ops.FuncEmitter;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.Recurrence;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A recurrence step by step: products of many factors, which a tree would take, may overflow where no step does. */
final class RecurrenceSteps {
    private RecurrenceSteps() {}

    static List<Value> of(Recurrence op, OpBuilder b) {
        int last = op.b().type().rank() - 1;
        List<Integer> order =
                new ArrayList<>(IntStream.rangeClosed(0, last).boxed().toList());
        order.add(order.remove(/* index */ op.axis()));
        Value a = b.transpose(op.a(), order);
        Value terms = b.transpose(op.b(), order);
        Dim trips = terms.type().dim(last);
        TensorType slice = terms.type().minusAxes(List.of(last));
        Scan scan = new Scan(
                null,
                List.of(),
                List.of(b.zeros(slice)),
                List.of(a, terms),
                trips,
                op.reverse(),
                List.of(),
                step(slice, op.reverse() ? trips.minus(1) : Dim.ZERO, b));
        List<Integer> back = new ArrayList<>(IntStream.range(0, last).boxed().toList());
        back.add(op.axis(), last);
        return List.of(b.transpose(b.emit(scan).getLast(), back));
    }

    /** y = a y + b, and b at the first index, whose a is not used. */
    private static Block step(TensorType slice, Dim first, OpBuilder b) {
        FuncEmitter body = new FuncEmitter(b.ops());
        Value index = new Value(TensorType.scalar(DType.I64));
        Value y = new Value(slice);
        Value a = new Value(slice);
        Value term = new Value(slice);
        Value isFirst = body.spread(body.eq(index, body.size(first)), slice.shape());
        Value next = body.select(isFirst, term, body.add(body.mul(a, y), term));
        return new Block(List.of(index, y, a, term), body.stmts(), List.of(next, next));
    }
}
