package dev.covector.lower.stablehlo.read.ops;

import dev.covector.autodiff.Scan;
import dev.covector.ir.Block;
import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.ops.FuncEmitter;
import java.util.ArrayList;
import java.util.List;

/** Loops that routines are made of, and what their steps have to do with indices. */
final class Steps {
    private Steps() {}

    /** From a state to the next, at an index. */
    @FunctionalInterface
    interface Step {
        List<Value> next(FuncEmitter b, Value index, List<Value> consts, List<Value> state);
    }

    /** The state after so many steps, from the last index to the first where reverse. */
    static List<Value> run(
            FuncEmitter b, Dim trips, boolean reverse, List<Value> consts, List<Value> state, Step step) {
        FuncEmitter body = new FuncEmitter(b.ops());
        Value index = new Value(TensorType.scalar(DType.I64));
        List<Value> seen = consts.stream().map(x -> new Value(x.type())).toList();
        List<Value> now = state.stream().map(x -> new Value(x.type())).toList();
        List<Value> params = new ArrayList<>(List.of(index));
        params.addAll(seen);
        params.addAll(now);
        List<Value> next = step.next(body, index, seen, now);
        Block block = new Block(params, body.stmts(), next);
        return b.emit(new Scan(null, consts, state, List.of(), trips, reverse, List.of(), block));
    }

    /** The index along an axis of a tensor. */
    static Value along(FuncEmitter b, Value x, int axis) {
        return b.iota(DType.I64, x.type().shape(), axis);
    }

    /** A scalar as a tensor of a shape. */
    static Value like(FuncEmitter b, Value scalar, Value x) {
        return b.spread(scalar, x.type().shape());
    }

    /** x with a new axis of a size at a place, along which it repeats. */
    static Value repeated(FuncEmitter b, Value x, int axis, Dim size) {
        List<Dim> shape = new ArrayList<>(x.type().shape());
        shape.add(axis, size);
        List<Integer> axes = new ArrayList<>();
        for (int i = 0; i < x.type().rank(); i++) {
            axes.add(i < axis ? i : i + 1);
        }
        return b.broadcast(x, shape, axes);
    }

    /** The slice at an index along an axis, which it loses. */
    static Value at(FuncEmitter b, Value x, int axis, Value index) {
        Value isHere = b.eq(along(b, x, axis), like(b, index, x));
        return b.sum(b.select(isHere, x, b.zeros(x.type())), List.of(axis));
    }

    /** x with a slice written at an index along an axis. */
    static Value with(FuncEmitter b, Value x, int axis, Value index, Value slice) {
        Value isHere = b.eq(along(b, x, axis), like(b, index, x));
        return b.select(isHere, repeated(b, slice, axis, x.type().dim(axis)), x);
    }
}
