package dev.covector.lower.stablehlo.read.ops;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.lower.stablehlo.read.blocks.BlockReader;
import dev.covector.ops.FuncEmitter;
import java.util.ArrayList;
import java.util.List;

/** The exchanges of rows that make an order: LAPACK says row i and row pivots(i), counted from one, for i = 0, 1, … */
record Exchanges(BlockReader r) {
    /** So many pivots (i32) for each column of {@code order} (i64), along axis 0 as it is. */
    Value pivots(Value order, Dim count) {
        FuncEmitter b = r.b();
        List<Dim> shape = new ArrayList<>(order.type().shape());
        shape.set(0, count);
        Value none = b.zeros(new TensorType(DType.I32, shape));
        List<Value> ends =
                Steps.run(b, count, false, List.of(order), List.of(Steps.along(b, order, 0), none), Exchanges::step);
        return ends.get(1);
    }

    private static List<Value> step(FuncEmitter b, Value i, List<Value> consts, List<Value> state) {
        Value rows = state.get(0);
        Value wanted = Steps.at(b, consts.getFirst(), 0, i);
        Value isThere = b.eq(rows, Steps.repeated(b, wanted, 0, rows.type().dim(0)));
        Value place = b.sum(b.select(isThere, Steps.along(b, rows, 0), b.zeros(rows.type())), List.of(0));
        Value current =
                Steps.repeated(b, Steps.at(b, rows, 0, i), 0, rows.type().dim(0));
        Value exchanged = Steps.with(b, b.select(isThere, current, rows), 0, i, wanted);
        Value pivot = b.convertTo(b.add(place, 1), DType.I32);
        return List.of(exchanged, Steps.with(b, state.get(1), 0, i, pivot));
    }
}
