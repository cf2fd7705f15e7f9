package dev.covector.lower.stablehlo.read.ops;

import static dev.covector.lower.stablehlo.read.blocks.OpReader.require;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.Relation;
import dev.covector.ir.SizeScope;
import dev.covector.ir.Value;
import dev.covector.lower.stablehlo.read.blocks.BlockReader;
import dev.covector.lower.stablehlo.read.blocks.Known;
import dev.covector.lower.stablehlo.read.blocks.Num;
import dev.covector.lower.stablehlo.read.blocks.Numbers;
import dev.covector.lower.stablehlo.read.blocks.OpReader;
import dev.covector.lower.stablehlo.read.syntax.Operation;
import dev.covector.ops.FuncEmitter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Parts of tensors, at sizes or at computed places. */
final class SliceOps {
    private SliceOps() {}

    static Map<String, OpReader> readers() {
        return Map.of(
                "stablehlo.slice",
                OpReader.of(1, SliceOps::fixed),
                "stablehlo.real_dynamic_slice",
                OpReader.of(4, SliceOps::real),
                "stablehlo.dynamic_slice",
                OpReader.ofMany(1, SliceOps::at),
                "stablehlo.dynamic_update_slice",
                OpReader.ofMany(2, SliceOps::updated));
    }

    static List<Dim> fixed(Operation op, String name) {
        return op.attributes().numbers(name).stream().map(Dim::of).toList();
    }

    private static Known fixed(Operation op, List<Known> in, BlockReader r) {
        List<Dim> starts = fixed(op, "start_indices");
        List<Dim> limits = fixed(op, "limit_indices");
        List<Dim> steps = fixed(op, "strides");
        requireEach(op, in.getFirst(), starts, limits, steps);
        requirePositive(op, steps);
        Known x = in.getFirst();
        List<Dim> sizes = counts(starts, limits, steps);
        Value result = r.b().slice(x.value(), starts, sizes, steps);
        Numbers numbers = x.numbers();
        return numbers != null
                        && x.rank() == 1
                        && !numbers.isSplat()
                        && numbers.each().size() == x.type().dim(0).constant()
                ? Known.of(result, part(numbers, starts, sizes, steps))
                : Known.of(result);
    }

    private static Numbers part(Numbers of, List<Dim> starts, List<Dim> sizes, List<Dim> steps) {
        List<Num> all = new ArrayList<>();
        for (int i = 0; i < sizes.getFirst().constant(); i++) {
            all.add(of.each().get((int)
                    (starts.getFirst().constant() + i * steps.getFirst().constant())));
        }
        return new Numbers(all, false);
    }

    @SafeVarargs
    static void requireEach(Operation op, Known x, List<Dim>... lists) {
        for (List<Dim> list : lists) {
            require(
                    list.size() == x.rank(),
                    op,
                    "there must be a number for each of " + x.rank() + " axes; got " + list);
        }
    }

    private static void requirePositive(Operation op, List<Dim> steps) {
        for (Dim step : steps) {
            boolean isPositive = SizeScope.holds(Dim.ONE, Relation.AT_MOST, step, op.name());
            require(isPositive, op, "a step must be positive; got " + step);
        }
    }

    /** How many elements there are from a start by a step to before a limit. */
    private static List<Dim> counts(List<Dim> starts, List<Dim> limits, List<Dim> steps) {
        List<Dim> sizes = new ArrayList<>();
        for (int axis = 0; axis < starts.size(); axis++) {
            Dim step = steps.get(axis);
            Dim length = limits.get(axis).minus(starts.get(axis));
            sizes.add(stepped(length, step));
        }
        return sizes;
    }

    /** Along axes with computed starts, from which the limits must be sizes away, at most as far as the end. */
    private static Known real(Operation op, List<Known> in, BlockReader r) {
        Known x = in.getFirst();
        List<Num> starts = numbers(op, in.get(1), x.rank(), r);
        List<Num> limits = numbers(op, in.get(2), x.rank(), r);
        List<Dim> steps = r.sizes(in.get(3), op);
        requireEach(op, x, steps);
        requirePositive(op, steps);
        List<Dim> sizes = new ArrayList<>();
        for (int axis = 0; axis < x.rank(); axis++) {
            Dim step = steps.get(axis);
            boolean isFixed = starts.get(axis).exact() != null;
            require(isFixed || step.equals(Dim.ONE), op, "steps from a computed start are not read");
            sizes.add(count(op, starts.get(axis), limits.get(axis), step, r));
        }
        return Known.of(part(x.value(), starts, sizes, steps, r, op));
    }

    private static Dim count(Operation op, Num start, Num limit, Dim step, BlockReader r) {
        Num length = Num.of("subtract", limit, start);
        Dim size = length == null ? r.size(limit, op).minus(r.size(start, op)) : r.size(length, op);
        Dim end = limit.exact();
        Dim first = start.exact();
        if (step.equals(Dim.ONE) || end == null || first == null) {
            return stepped(size, step);
        }
        Dim larger = Larger.of(end, first);
        if (larger == null) {
            return stepped(size, step);
        }
        Dim steps = stepped(larger, step);
        return r.scope().isGiven(Dim.ZERO, Relation.AT_MOST, steps) ? steps : steps.max(Dim.ZERO);
    }

    private static Dim stepped(Dim length, Dim step) {
        return step.equals(Dim.ONE) ? length : length.minus(1).floorDiv(step).plus(1);
    }

    private static List<Num> numbers(Operation op, Known list, int count, BlockReader r) {
        Numbers numbers = list.numbers();
        if (numbers != null && !numbers.isSplat() && numbers.each().size() == count && list.rank() == 1) {
            return numbers.each();
        }
        boolean fits = list.rank() == 1
                && list.type().dim(0).equals(Dim.of(count))
                && list.dtype().isInteger();
        require(fits, op, "there must be a number for each axis");
        List<Num> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Value one = r.b().slice(list.value(), List.of(Dim.of(i)), List.of(Dim.ONE), List.of(Dim.ONE));
            all.add(new Num.Computed(r.b().reshape(one, List.of()), Dim.ZERO));
        }
        return all;
    }

    private static Known at(Operation op, List<Known> in, BlockReader r) {
        Known x = in.getFirst();
        List<Dim> sizes = fixed(op, "slice_sizes");
        requireEach(op, x, sizes);
        List<Num> starts = starts(op, in.subList(1, in.size()), x);
        return Known.of(part(x.value(), starts, sizes, Collections.nCopies(x.rank(), Dim.ONE), r, op));
    }

    /** Scalars, one for each axis. */
    private static List<Num> starts(Operation op, List<Known> in, Known x) {
        require(in.size() == x.rank(), op, "there must be a start for each axis of " + x.type());
        List<Num> all = new ArrayList<>();
        for (Known start : in) {
            Numbers number = start.numbers();
            require(number != null && start.rank() == 0, op, "a start must be an integer scalar");
            all.add(java.util.Objects.requireNonNull(number).each().getFirst());
        }
        return all;
    }

    /** By slicing along the axes with sizes for starts, and by reading at indices along the others. */
    private static Value part(
            Value x, List<Num> starts, List<Dim> sizes, List<Dim> steps, BlockReader r, Operation op) {
        List<Dim> fixed = new ArrayList<>();
        List<Dim> shape = new ArrayList<>();
        for (int axis = 0; axis < sizes.size(); axis++) {
            Dim start = starts.get(axis).exact();
            fixed.add(start == null ? Dim.ZERO : start);
            shape.add(start == null ? x.type().dim(axis) : sizes.get(axis));
        }
        Value result = isWhole(x, fixed, shape) ? x : r.b().slice(x, fixed, shape, steps);
        for (int axis = 0; axis < sizes.size(); axis++) {
            if (starts.get(axis).exact() == null) {
                result = along(result, axis, starts.get(axis), sizes.get(axis), r, op);
            }
        }
        return result;
    }

    static boolean isWhole(Value x, List<Dim> starts, List<Dim> shape) {
        return shape.equals(x.type().shape()) && starts.stream().allMatch(Dim.ZERO::equals);
    }

    private static Value along(Value x, int axis, Num start, Dim size, BlockReader r, Operation op) {
        FuncEmitter b = r.b();
        List<Dim> shape = new ArrayList<>(x.type().shape());
        shape.set(axis, size);
        Value index = index(x.type().dim(axis), start, size, r, op);
        if (size.equals(Dim.ONE)) {
            return b.reshape(b.gather(x, List.of(b.reshape(index, List.of())), List.of(axis)), shape);
        }
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < shape.size(); i++) {
            order.add(i < axis ? i : i == axis ? shape.size() - 1 : i - 1);
        }
        return LayoutOps.transposed(b.gather(x, List.of(index), List.of(axis)), order, b);
    }

    /** The indices from a start on, which is moved so that all are inside, as StableHLO has it. */
    private static Value index(Dim whole, Num start, Dim size, BlockReader r, Operation op) {
        FuncEmitter b = r.b();
        Value least = b.size(Dim.ZERO);
        Value first = b.maximum(b.minimum(r.number(start, op), b.size(whole.minus(size))), least);
        List<Dim> shape = List.of(size);
        return b.add(b.iota(DType.I64, shape, 0), b.spread(first, shape));
    }

    /** Written at indices along the axes where the update is smaller or starts somewhere. */
    private static Known updated(Operation op, List<Known> in, BlockReader r) {
        Known x = in.getFirst();
        Known update = in.get(1);
        boolean fits = update.rank() == x.rank() && update.dtype() == x.dtype();
        require(fits, op, "the update must have the axes and the dtype of " + x.type() + "; got " + update.type());
        List<Num> starts = starts(op, in.subList(2, in.size()), x);
        List<Integer> axes = new ArrayList<>();
        List<Integer> others = new ArrayList<>();
        for (int axis = 0; axis < x.rank(); axis++) {
            boolean isWhole = update.type().dim(axis).equals(x.type().dim(axis));
            (isWhole ? others : axes).add(axis);
        }
        if (axes.isEmpty()) {
            return Known.of(update.value());
        }
        for (int axis : axes) {
            // A loop of no steps may have an update that is larger, so that only what never fits is an error.
            boolean isInside = !Boolean.FALSE.equals(SizeScope.proof(
                    update.type().dim(axis), Relation.AT_MOST, x.type().dim(axis)));
            require(isInside, op, "the update must not be larger than " + x.type() + "; got " + update.type());
        }
        List<Dim> grid = axes.stream().map(update.type()::dim).toList();
        List<Value> indices = new ArrayList<>();
        for (int i = 0; i < axes.size(); i++) {
            int axis = axes.get(i);
            Value index = index(x.type().dim(axis), starts.get(axis), grid.get(i), r, op);
            indices.add(grid.size() == 1 ? index : r.b().broadcast(index, grid, List.of(i)));
        }
        List<Integer> order = new ArrayList<>(others);
        order.addAll(axes);
        Value moved = LayoutOps.transposed(update.value(), order, r.b());
        return Known.of(r.b().scatterSet(x.value(), moved, indices, axes));
    }
}
