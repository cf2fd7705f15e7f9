package dev.covector.api;

import dev.covector.autodiff.Switch;
import dev.covector.autodiff.While;
import dev.covector.ir.Block;
import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.Relation;
import dev.covector.ir.SizeScope;
import dev.covector.ir.TensorType;
import dev.covector.tracer.Staging;
import dev.covector.tracer.Structure;
import dev.covector.tracer.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Branches and loops that data decide. In a traced function they are ops with nested blocks: one plan serves every outcome and
 * every number of steps, and all transforms go through them. Outside a trace they are Java's own branches and loops. States,
 * arguments and results are any structures of tensors; what the functions use from around them is captured.
 *
 * <p>A state keeps its structure, dtypes and sizes from step to step. Reverse derivatives run the loop once more, keeping what
 * each step needs, and then its steps backwards. Under {@code vmap} a loop runs until all members of the batch are done, and
 * branches that members choose differently are all computed.
 */
public final class Control {
    private Control() {}

    /** The first function of the arguments where the predicate, a bool scalar, holds, else the second. */
    @SuppressWarnings("unchecked") // both give what the structure of the first result says
    public static <A, R> R cond(Tensor predicate, Fn1<A, R> then, Fn1<A, R> otherwise, A arguments) {
        requireScalar("cond", predicate, DType.BOOL);
        if (!Staging.isTracing()) {
            return (predicate.item() != 0 ? then : otherwise).apply(arguments);
        }
        return switchCase(predicate.convert(DType.I64), List.of(otherwise, then), arguments);
    }

    /** The function of the arguments with the given number, an integer scalar, clamped to the functions that there are. */
    @SuppressWarnings("unchecked") // all give what the structure of the first result says
    public static <A, R> R switchCase(Tensor index, List<Fn1<A, R>> functions, A arguments) {
        if (functions.isEmpty() || index.rank() != 0 || !index.dtype().isInteger()) {
            throw Staged.typeError("switchCase: an integer scalar must choose among functions; got " + index.type()
                    + " for " + functions.size());
        }
        if (!Staging.isTracing()) {
            return functions
                    .get(Math.clamp((long) index.item(), 0, functions.size() - 1))
                    .apply(arguments);
        }
        Structure.Flat flat = Structure.flatten(arguments);
        List<NestedBlock> traced = functions.stream()
                .map(fn -> NestedBlock.of(
                        "branch",
                        Staged.types(flat.leaves()),
                        params -> fn.apply((A) Staged.rebuilt(flat.structure(), params))))
                .toList();
        Structure result = traced.getFirst().result();
        List<Tensor> captures = new ArrayList<>();
        traced.forEach(branch -> captures.addAll(branch.captures()));
        List<Block> blocks = new ArrayList<>();
        int offset = 0;
        for (NestedBlock branch : traced) {
            if (!branch.result().equals(result)) {
                throw Staged.typeError(
                        "switch: all branches must give the same structure; got " + result + " and " + branch.result());
            }
            blocks.add(branch.block(0, captures, offset));
            offset += branch.captures().size();
        }
        List<Tensor> operands = new ArrayList<>(List.of(index.convert(DType.I64)));
        operands.addAll(captures);
        operands.addAll(flat.leaves());
        return (R) Staged.rebuilt(result, Staging.emit(operands, values -> new Switch(values, blocks)));
    }

    /** Steps from a state for as long as the predicate, a bool scalar, holds of it; the last state. */
    @SuppressWarnings("unchecked") // a state has the structure of the first one
    public static <S> S whileLoop(Fn1<S, Tensor> predicate, Fn1<S, S> step, S first) {
        if (!Staging.isTracing()) {
            S state = first;
            while (requireScalar("whileLoop", predicate.apply(state), DType.BOOL)
                            .item()
                    != 0) {
                requireNotInterrupted("whileLoop");
                state = step.apply(state);
            }
            return state;
        }
        Structure.Flat flat = Structure.flatten(first);
        List<TensorType> types = Staged.types(flat.leaves());
        Function<List<TensorType>, NestedBlock> asking = at -> NestedBlock.of(
                "predicate", at, params -> predicate.apply((S) Staged.rebuilt(flat.structure(), params)));
        Function<List<TensorType>, NestedBlock> stepping = at -> NestedBlock.of(
                "step",
                at,
                params ->
                        kept("whileLoop", step.apply((S) Staged.rebuilt(flat.structure(), params)), flat.structure()));
        NestedBlock steps = stepping.apply(types);
        if (VaryingLoop.isVarying(types, steps.resultTypes())) {
            return (S) Staged.rebuilt(
                    flat.structure(),
                    VaryingLoop.run(flat.leaves(), steps, asking, stepping).state());
        }
        NestedBlock asks = asking.apply(types);
        List<Tensor> captures = new ArrayList<>(asks.captures());
        captures.addAll(steps.captures());
        Block predicates = asks.block(0, captures, 0);
        Block bodies = steps.block(0, captures, asks.captures().size());
        List<Tensor> operands = new ArrayList<>(captures);
        operands.addAll(flat.leaves());
        Dim trips = Staging.newSize("whileLoop");
        int consts = captures.size();
        List<Tensor> results = Staging.emit(
                operands,
                values -> new While(
                        values.subList(0, consts),
                        values.subList(consts, values.size()),
                        trips,
                        Checkpoint.current(),
                        predicates,
                        bodies));
        return (S) Staged.rebuilt(flat.structure(), results.subList(1, results.size()));
    }

    /**
     * {@link #whileLoop(Fn1, Fn1, Object)} of at most so many steps: where the predicate still holds after them, the loop ends in a
     * {@link dev.covector.ir.TypeException}. The members of a batch are counted one by one, which has no single number: within
     * {@code vmap} put the limit into the predicate.
     */
    public static <S> S whileLoop(Fn1<S, Tensor> predicate, Fn1<S, S> step, S first, long limit) {
        record Counted<T>(Tensor steps, T state) {}
        // One step more than allowed tells that there would be one.
        Counted<S> end = whileLoop(
                s -> requireScalar("whileLoop", predicate.apply(s.state()), DType.BOOL)
                        .and(s.steps().le(limit)),
                s -> new Counted<>(s.steps().add(1), step.apply(s.state())),
                new Counted<>(Tensor.scalar(0L), first));
        Dim excess = end.steps().gt(limit).convert(DType.I64).toDim(Dim.ONE);
        if (!SizeScope.holds(excess, Relation.EQUAL, Dim.ZERO, "whileLoop of at most " + limit + " steps")) {
            throw Staged.typeError("whileLoop: must end within " + limit + " steps; its predicate still holds");
        }
        return end.state();
    }

    /** Steps from a state through the numbers (i64) from {@code from} up to but not including {@code to}; the last state. */
    public static <S> S fori(Dim from, Dim to, Fn2<Tensor, S, S> step, S first) {
        Dim trips = to.minus(from).max(Dim.ZERO);
        return Scans.run(
                        "fori",
                        (i, state, _) -> new Step<>(step.apply(i.add(Tensor.scalar(from)), state), List.of()),
                        first,
                        List.of(),
                        trips,
                        0,
                        false)
                .state();
    }

    /** {@link #fori(Dim, Dim, Fn2, Object)}. */
    public static <S> S fori(long from, long to, Fn2<Tensor, S, S> step, S first) {
        return fori(Dim.of(from), Dim.of(to), step, first);
    }

    /** Steps from a state through the numbers below one that is computed, an integer scalar. */
    public static <S> S fori(Tensor to, Fn2<Tensor, S, S> step, S first) {
        record Counted<T>(Tensor i, T state) {}
        Tensor end = to.convert(DType.I64);
        return whileLoop(
                        s -> s.i().lt(end),
                        s -> new Counted<>(s.i().add(1), step.apply(s.i(), s.state())),
                        new Counted<>(Tensor.scalar(0L).convert(DType.I64), first))
                .state();
    }

    /**
     * Steps from a state through the slices of some tensors along axis 0, and stacks what the steps give along axis 0.
     *
     * @param xs a structure of tensors whose axes 0 have the same size, the number of steps
     */
    public static <S, X, Y> Scanned<S, Y> scan(Fn2<S, X, Step<S, Y>> step, S first, X xs) {
        return scan(step, first, xs, 0);
    }

    /**
     * {@link #scan(Fn2, Object, Object)} along another axis, which may be negative; along the last one nothing is moved.
     * Outputs of lower rank are stacked along the nearest axis that they have.
     */
    public static <S, X, Y> Scanned<S, Y> scan(Fn2<S, X, Step<S, Y>> step, S first, X xs, int axis) {
        return Scans.over("scan", step, first, xs, axis, false);
    }

    /** {@link #scan(Fn2, Object, Object, int)} from the last slice to the first; outputs lie where their slices do. */
    public static <S, X, Y> Scanned<S, Y> scanReverse(Fn2<S, X, Step<S, Y>> step, S first, X xs, int axis) {
        return Scans.over("scanReverse", step, first, xs, axis, true);
    }

    /** What the function gives for each slice of some tensors along axis 0, stacked, one after the other (vmap: all at once). */
    public static <X, Y> Y map(Fn1<X, Y> function, X xs) {
        return Scans.over(
                        "map", (List<Tensor> none, X x) -> new Step<>(none, function.apply(x)), List.of(), xs, 0, false)
                .outputs();
    }

    /**
     * The running results of an associative operation over the slices of some tensors along axis 0: the first slice, the
     * first two combined, and so on.
     */
    @SuppressWarnings("unchecked") // slices have the structure of what they are slices of
    public static <X> X associativeScan(Fn2<X, X, X> operation, X xs) {
        return (X) Scans.running((x, y) -> operation.apply((X) x, (X) y), xs);
    }

    static Tensor requireScalar(String op, Tensor x, DType dtype) {
        if (x.rank() != 0 || x.dtype() != dtype) {
            throw Staged.typeError(op + ": the predicate must be a " + dtype + " scalar; got " + x.type());
        }
        return x;
    }

    static void requireNotInterrupted(String op) {
        if (Thread.currentThread().isInterrupted()) {
            throw Staged.typeError(op + ": the thread was interrupted while the loop ran");
        }
    }

    /** A state with the structure that it must keep. */
    static Object kept(String op, Object state, Structure structure) {
        Structure next = Structure.flatten(state).structure();
        if (!next.equals(structure)) {
            throw Staged.typeError(op + ": a state must keep its structure, " + structure + "; got " + next);
        }
        return state;
    }
}
