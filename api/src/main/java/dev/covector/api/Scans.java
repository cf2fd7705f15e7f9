package dev.covector.api;

import dev.covector.autodiff.Scan;
import dev.covector.ir.Block;
import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.Relation;
import dev.covector.ir.SizeScope;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.tracer.Staging;
import dev.covector.tracer.Structure;
import dev.covector.tracer.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BinaryOperator;

/** Loops over slices. */
final class Scans {
    private Scans() {}

    /** One step: its number, the state, and the slices. */
    @FunctionalInterface
    interface Body<S, X, Y> {
        Step<S, Y> apply(Tensor index, S state, X slices);
    }

    static <S, X, Y> Scanned<S, Y> over(
            String op, Fn2<S, X, Step<S, Y>> step, S first, X xs, int axis, boolean reverse) {
        List<Tensor> leaves = Structure.flatten(xs).leaves();
        if (leaves.isEmpty()) {
            throw Staged.typeError(op + ": there must be a tensor to take slices of");
        }
        Dim trips = null;
        for (Tensor x : leaves) {
            if (x.rank() == 0 || axis >= x.rank() || axis < -x.rank()) {
                throw Staged.typeError(op + ": there is no axis " + axis + " to take slices along in " + x.type());
            }
            Dim size = x.dim(axis);
            if (trips != null && !SizeScope.holds(trips, Relation.EQUAL, size, op)) {
                throw Staged.typeError(op + ": all tensors must have as many slices along axis " + axis + "; got "
                        + trips + " and " + size);
            }
            trips = trips == null ? size : trips;
        }
        Body<S, X, Y> body = (_, state, slices) -> step.apply(state, slices);
        return run(op, body, first, xs, java.util.Objects.requireNonNull(trips), axis, reverse);
    }

    @SuppressWarnings("unchecked") // states and outputs have the structures that were traced
    static <S, X, Y> Scanned<S, Y> run(
            String op, Body<S, X, Y> step, S first, X xs, Dim trips, int axis, boolean reverse) {
        if (!Staging.isTracing()) {
            return atOnce(op, step, first, xs, trips, axis, reverse);
        }
        Structure.Flat state = Structure.flatten(first);
        Structure.Flat scanned = Structure.flatten(xs);
        List<Tensor> moved =
                scanned.leaves().stream().map(x -> x.moveaxis(axis, -1)).toList();
        List<TensorType> types = new ArrayList<>(List.of(TensorType.scalar(DType.I64)));
        types.addAll(Staged.types(state.leaves()));
        for (Tensor x : moved) {
            types.add(new TensorType(x.dtype(), x.shape().subList(0, x.rank() - 1)));
        }
        int carries = state.leaves().size();
        List<Structure> outputs = new ArrayList<>();
        NestedBlock steps = NestedBlock.of("step", types, params -> {
            Step<S, Y> next = step.apply(
                    params.getFirst(), (S) Staged.rebuilt(state.structure(), params.subList(1, 1 + carries)), (X)
                            Staged.rebuilt(scanned.structure(), params.subList(1 + carries, params.size())));
            List<Tensor> all = new ArrayList<>(Structure.flatten(Control.kept(op, next.state(), state.structure()))
                    .leaves());
            Structure.Flat output = Structure.flatten(next.output());
            outputs.add(output.structure());
            all.addAll(output.leaves());
            return all;
        });
        requireOneSize(op, steps, carries);
        if (VaryingLoop.isVarying(
                Staged.types(state.leaves()), steps.resultTypes().subList(0, carries))) {
            VaryingScan<S, X, Y> varying = new VaryingScan<>(op, step, first, xs, trips, axis, reverse);
            return moved.isEmpty()
                    ? new Scanned<>(varying.state(), (Y) Staged.rebuilt(outputs.getFirst(), List.of()))
                    : varying.run();
        }
        List<Tensor> captures = steps.captures();
        Block body = steps.block(1, captures, 0);
        List<Tensor> operands = new ArrayList<>(captures);
        operands.addAll(state.leaves());
        operands.addAll(moved);
        int consts = captures.size();
        List<Tensor> results = Staging.emit(operands, values -> scan(values, consts, carries, trips, reverse, body));
        List<Tensor> stacked = results.subList(carries, results.size()).stream()
                .map(y -> y.moveaxis(-1, within(axis, y.rank())))
                .toList();
        return new Scanned<>((S) Staged.rebuilt(state.structure(), results.subList(0, carries)), (Y)
                Staged.rebuilt(outputs.getFirst(), stacked));
    }

    /** What is stacked must not have a size that each step makes of its own data. */
    private static void requireOneSize(String op, NestedBlock steps, int carries) {
        Set<String> own = new HashSet<>();
        steps.traced()
                .func()
                .body()
                .stmts()
                .forEach(stmt -> own.addAll(stmt.op().born()));
        for (TensorType type :
                steps.resultTypes().subList(carries, steps.resultTypes().size())) {
            if (type.shape().stream().anyMatch(size -> !Collections.disjoint(size.symbols(), own))) {
                throw Staged.typeError(op + ": what the steps give is stacked, so it must be of one size; got " + type
                        + ", whose size each step makes of data. Reduce it, pad it to a size that is known outside, or"
                        + " carry it on in the state, which may change its size");
            }
        }
    }

    /** The axis, or the nearest one of a tensor that has fewer: what a step gives may be of lower rank than what it takes. */
    private static int within(int axis, int rank) {
        return Math.clamp(axis, -rank, rank - 1);
    }

    private static Scan scan(List<Value> values, int consts, int carries, Dim trips, boolean reverse, Block body) {
        return new Scan(
                null,
                values.subList(0, consts),
                values.subList(consts, consts + carries),
                values.subList(consts + carries, values.size()),
                trips,
                reverse,
                Checkpoint.current(),
                body);
    }

    @SuppressWarnings("unchecked") // as above
    private static <S, X, Y> Scanned<S, Y> atOnce(
            String op, Body<S, X, Y> step, S first, X xs, Dim trips, int axis, boolean reverse) {
        Structure.Flat scanned = Structure.flatten(xs);
        long count = trips.constant();
        S state = first;
        List<List<Tensor>> outputs = new ArrayList<>();
        Structure form = null;
        for (long t = 0; t < count; t++) {
            Control.requireNotInterrupted(op);
            long index = reverse ? count - 1 - t : t;
            List<Tensor> slices =
                    scanned.leaves().stream().map(x -> x.take(axis, index)).toList();
            Step<S, Y> next = step.apply(Tensor.scalar(index), state, (X) Staged.rebuilt(scanned.structure(), slices));
            state = next.state();
            Structure.Flat output = Structure.flatten(next.output());
            form = output.structure();
            outputs.add(output.leaves());
        }
        if (form == null) {
            return none(op, step, first, xs, axis, reverse);
        }
        if (reverse) {
            Collections.reverse(outputs);
        }
        List<Tensor> stacked = new ArrayList<>();
        for (int i = 0; i < outputs.getFirst().size(); i++) {
            int number = i;
            Tensor[] all = outputs.stream().map(output -> output.get(number)).toArray(Tensor[]::new);
            stacked.add(Tensor.stack(within(axis, all[0].rank() + 1), all));
        }
        return new Scanned<>(state, (Y) Staged.rebuilt(form, stacked));
    }

    /** No step tells what the outputs would be like: a trace does. */
    @SuppressWarnings("unchecked") // as above
    private static <S, X, Y> Scanned<S, Y> none(
            String op, Body<S, X, Y> step, S first, X xs, int axis, boolean reverse) {
        Structure.Flat state = Structure.flatten(first);
        Structure.Flat scanned = Structure.flatten(xs);
        List<Tensor> leaves = new ArrayList<>(state.leaves());
        leaves.addAll(scanned.leaves());
        int carries = state.leaves().size();
        NestedBlock traced = NestedBlock.of(
                "none",
                Staged.types(leaves),
                params -> run(
                        op,
                        step,
                        (S) Staged.rebuilt(state.structure(), params.subList(0, carries)),
                        (X) Staged.rebuilt(scanned.structure(), params.subList(carries, params.size())),
                        Dim.ZERO,
                        axis,
                        reverse));
        List<Tensor> zeros = traced.resultTypes().stream()
                .map(type -> Tensor.zeros(type.dtype(), type.shape().toArray(Dim[]::new)))
                .toList();
        Scanned<S, Y> empty = (Scanned<S, Y>) Staged.rebuilt(traced.result(), zeros);
        return new Scanned<>(first, empty.outputs());
    }

    /** The running results of an operation: the first slice, then each state together with the next slice. */
    static Object running(BinaryOperator<Object> operation, Object xs) {
        Structure.Flat flat = Structure.flatten(xs);
        List<Tensor> first = new ArrayList<>();
        List<Tensor> rest = new ArrayList<>();
        for (Tensor x : flat.leaves()) {
            if (x.rank() == 0) {
                throw Staged.typeError("associativeScan: takes tensors with an axis; got " + x.type());
            }
            first.add(x.slice(0, Dim.ZERO, x.dim(0).min(Dim.ONE)));
            rest.add(x.slice(0, x.dim(0).min(Dim.ONE), x.dim(0)));
        }
        // Where there is no slice at all, there is no step either, and what the state is does not matter.
        List<Tensor> state =
                first.stream().map(x -> x.sum(0).convert(x.dtype())).toList();
        Fn2<List<Tensor>, List<Tensor>, Step<List<Tensor>, List<Tensor>>> step = (before, x) -> {
            Object next =
                    operation.apply(Staged.rebuilt(flat.structure(), before), Staged.rebuilt(flat.structure(), x));
            List<Tensor> leaves = Staged.leaves("the result of associativeScan", next, flat.structure());
            return new Step<>(leaves, leaves);
        };
        List<Tensor> after =
                over("associativeScan", step, state, rest, 0, false).outputs();
        List<Tensor> all = new ArrayList<>();
        for (int i = 0; i < first.size(); i++) {
            all.add(Tensor.concatenate(0, first.get(i), after.get(i)));
        }
        return Staged.rebuilt(flat.structure(), all);
    }
}
