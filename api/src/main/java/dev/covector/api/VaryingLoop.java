package dev.covector.api;

import dev.covector.autodiff.VaryingWhile;
import dev.covector.ir.Block;
import dev.covector.ir.Dim;
import dev.covector.ir.Relation;
import dev.covector.ir.SizeScope;
import dev.covector.ir.TensorType;
import dev.covector.tracer.Staging;
import dev.covector.tracer.Tensor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * A loop whose state changes its sizes. Axes that begin with the same size and always get the same next one share a symbol; which
 * these are is found by tracing the step until nothing changes.
 */
final class VaryingLoop {
    private final List<TensorType> start;
    private final Function<List<TensorType>, NestedBlock> trace;

    /** The axes whose size changes, and the number of the symbol of each. */
    private Map<Axis, Integer> groups = new LinkedHashMap<>();

    private List<Dim> symbols = List.of();

    private record Axis(int leaf, int axis) {}

    private record Start(Dim first, Dim next, int group) {}

    /** @param trace traces a step at the types of the leaves of a state */
    private VaryingLoop(List<TensorType> start, Function<List<TensorType>, NestedBlock> trace) {
        this.start = start;
        this.trace = trace;
    }

    /** Whether a step gives a state of other sizes than it got, but of the same dtypes and ranks. */
    static boolean isVarying(List<TensorType> before, List<TensorType> after) {
        boolean other = false;
        for (int i = 0; i < before.size(); i++) {
            TensorType x = before.get(i);
            TensorType y = after.get(i);
            if (x.dtype() != y.dtype() || x.rank() != y.rank()) {
                return false;
            }
            for (int axis = 0; axis < x.rank(); axis++) {
                other |= isOther(x.dim(axis), y.dim(axis));
            }
        }
        return other;
    }

    /** Whether a size becomes another one. Two that are given with a call are the same where they are so in the call being traced. */
    private static boolean isOther(Dim before, Dim after) {
        SizeScope scope = SizeScope.CURRENT.get();
        if (scope.canonical(before).equals(scope.canonical(after))) {
            return false;
        }
        boolean given = isGiven(before, scope) && isGiven(after, scope);
        return !given || !SizeScope.holds(before, Relation.EQUAL, after, "the state of a loop");
    }

    private static boolean isGiven(Dim size, SizeScope scope) {
        return scope.isKnown(size) && (size.isSymbol() || size.isConstant());
    }

    /**
     * What the loop leaves.
     *
     * @param state the leaves of the last state
     * @param last the sizes that change, at the end
     * @param most the largest of each
     */
    record Ended(VaryingLoop loop, List<Tensor> state, List<Dim> last, List<Dim> most) {}

    /** @param first the step traced at the types of the first state */
    static Ended run(
            List<Tensor> state,
            NestedBlock first,
            Function<List<TensorType>, NestedBlock> asks,
            Function<List<TensorType>, NestedBlock> steps) {
        VaryingLoop loop = new VaryingLoop(Staged.types(state), steps);
        NestedBlock step = loop.settle(first);
        NestedBlock ask = asks.apply(loop.types(loop.symbols));
        return loop.emit(state, ask, step);
    }

    /** Gives axes symbols of their own until a step traced with them says no more that others change, or differ. */
    private NestedBlock settle(NestedBlock first) {
        NestedBlock step = first;
        while (regroup(step.resultTypes())) {
            symbols = distinct().stream().map(_ -> Staging.newSize("whileLoop")).toList();
            step = trace.apply(types(symbols));
        }
        return step;
    }

    private Set<Integer> distinct() {
        return new HashSet<>(groups.values());
    }

    private boolean regroup(List<TensorType> after) {
        List<TensorType> before = types(symbols);
        Map<Start, Integer> numbers = new LinkedHashMap<>();
        Map<Axis, Integer> next = new LinkedHashMap<>();
        for (int leaf = 0; leaf < start.size(); leaf++) {
            for (int axis = 0; axis < start.get(leaf).rank(); axis++) {
                Axis at = new Axis(leaf, axis);
                Dim size = after.get(leaf).dim(axis);
                if (groups.containsKey(at) || isOther(before.get(leaf).dim(axis), size)) {
                    Start key = new Start(start.get(leaf).dim(axis), size, groups.getOrDefault(at, -1));
                    next.put(at, numbers.computeIfAbsent(key, _ -> numbers.size()));
                }
            }
        }
        boolean changed = !next.equals(groups);
        groups = next;
        return changed;
    }

    /** The types of the state with numbers, or symbols, for the sizes that change. */
    List<TensorType> types(List<Dim> numbers) {
        List<TensorType> types = new ArrayList<>();
        for (int leaf = 0; leaf < start.size(); leaf++) {
            List<Dim> shape = new ArrayList<>(start.get(leaf).shape());
            for (int axis = 0; axis < shape.size(); axis++) {
                Integer group = groups.get(new Axis(leaf, axis));
                if (group != null) {
                    shape.set(axis, numbers.get(group));
                }
            }
            types.add(new TensorType(start.get(leaf).dtype(), shape));
        }
        return types;
    }

    /** The sizes that change, of a state. */
    List<Dim> sizes(List<TensorType> types) {
        Dim[] sizes = new Dim[symbols.size()];
        groups.forEach((at, group) -> sizes[group] = types.get(at.leaf()).dim(at.axis()));
        return List.of(sizes);
    }

    private Ended emit(List<Tensor> state, NestedBlock ask, NestedBlock step) {
        List<Tensor> captures = new ArrayList<>(ask.captures());
        captures.addAll(step.captures());
        Block asking = ask.block(0, captures, 0);
        Block stepping = step.block(0, captures, ask.captures().size());
        List<Tensor> operands = new ArrayList<>(captures);
        operands.addAll(state);
        List<Dim> next = sizes(step.resultTypes());
        Dim trips = Staging.newSize("whileLoop");
        List<Dim> last = symbols.stream().map(_ -> Staging.newSize("whileLoop")).toList();
        List<Dim> most = symbols.stream().map(_ -> Staging.newSize("whileLoop")).toList();
        int consts = captures.size();
        List<Tensor> results = Staging.emit(
                operands,
                values -> new VaryingWhile(
                        values.subList(0, consts),
                        values.subList(consts, values.size()),
                        symbols,
                        sizes(start),
                        next,
                        trips,
                        last,
                        most,
                        Checkpoint.current(),
                        asking,
                        stepping));
        return new Ended(this, results.subList(1 + 2 * symbols.size(), results.size()), last, most);
    }
}
