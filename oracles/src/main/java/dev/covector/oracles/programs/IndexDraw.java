package dev.covector.oracles.programs;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.ops.DTypeClass;
import java.util.ArrayList;
import java.util.List;

/** Draws ops that read and write by index, and those that find indices. */
final class IndexDraw {
    private final Draw draw;
    private final Draft draft;
    private final Operands operands;

    IndexDraw(Draw draw, Draft draft, Operands operands) {
        this.draw = draw;
        this.draft = draft;
        this.operands = operands;
    }

    void next(String op) {
        switch (op) {
            case "gather" -> gather();
            case "scatterAdd", "scatterMul" -> scatter(op, DTypeClass.NUMBER);
            case "scatterSet" -> scatter(op, DTypeClass.ANY);
            case "scatterMax", "scatterMin" -> scatter(op, DTypeClass.ORDERED);
            case "argsort" -> along(op, "descending");
            case "cumargmax" -> along(op, "least");
            case "searchsorted" -> searchsorted();
            default -> throw new IllegalStateException(op);
        }
    }

    private void gather() {
        Value x = operands.where(type -> type.rank() > 0);
        List<Integer> axes = axes(x);
        draft.emit("gather", with(List.of(x), indices(axes.size())), "axes", axes);
    }

    private List<Integer> axes(Value x) {
        int rank = x.type().rank();
        return draw.axes(draw.chance(0.75) ? 1 : draw.between(1, rank), rank);
    }

    private static List<Value> with(List<Value> first, List<Value> rest) {
        List<Value> all = new ArrayList<>(first);
        all.addAll(rest);
        return all;
    }

    /** Index tensors of one type: integers that are there, counted up, or a table. */
    private List<Value> indices(int count) {
        Value first = switch (draw.between(0, 3)) {
            case 0 -> {
                List<Dim> shape = List.of(operands.dim());
                yield draft.emit("iota", List.of(), "dtype", DType.I64, "shape", shape, "axis", 0);
            }
            case 1 -> operands.converted(operands.any(), draw.flag() ? DType.I64 : DType.I32);
            default -> operands.of(DTypeClass.INTEGER);
        };
        List<Value> all = new ArrayList<>(List.of(first));
        while (all.size() < count) {
            all.add(operands.like(first.type()));
        }
        return all;
    }

    private void scatter(String op, DTypeClass dtypes) {
        Value x = operands.where(type -> type.rank() > 0 && dtypes.accepts(type.dtype()));
        List<Integer> axes = axes(x);
        List<Value> indices = indices(axes.size());
        List<Dim> shape = new ArrayList<>(x.type().minusAxes(axes).shape());
        shape.addAll(indices.getFirst().type().shape());
        Value updates = operands.like(new TensorType(x.type().dtype(), shape));
        draft.emit(op, with(List.of(x, updates), indices), "axes", axes);
    }

    private void along(String op, String flag) {
        Value x = operands.where(type -> type.rank() > 0 && !type.dtype().isComplex());
        draft.emit(op, List.of(x), "axis", draw.between(0, x.type().rank() - 1), flag, draw.flag());
    }

    /** Where values go in what a sort has put in order. */
    private void searchsorted() {
        Value x = operands.where(type -> type.rank() == 1 && !type.dtype().isComplex());
        Value places = draft.emit("argsort", List.of(x), "axis", 0, "descending", false);
        Value sorted = draft.emit("gather", List.of(x, places), "axes", List.of(0));
        Value values = operands.converted(operands.any(), x.type().dtype());
        draft.emit("searchsorted", List.of(sorted, values), "right", draw.flag());
    }
}
