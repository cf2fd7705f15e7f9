package dev.covector.passes.lower;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.Stmt;
import dev.covector.ir.Value;
import dev.covector.ir.kernel.Kernel;
import dev.covector.ir.kernel.Reg;
import dev.covector.ops.Lowering;
import dev.covector.ops.Scalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes the kernel of one group: every phase computes what it stores and reduces, on demand. */
final class GroupKernel {
    /** An element of a value, as a key. */
    private record Element(Value value, List<Position> at) {}

    private final Group group;
    private final Sources sources;
    private final Places places;
    private final Stages stages;
    private final KernelWriter k;
    private final Map<Value, View> spills = new HashMap<>();
    private final Map<Value, Scalar> outer = new HashMap<>();
    private final Map<Element, Scalar> computed = new HashMap<>();
    private int stage;

    private GroupKernel(Group group, Sources sources, Places places) {
        this.group = group;
        this.sources = sources;
        this.places = places;
        this.k = new KernelWriter(group.domain().size());
        this.stages = Stages.of(group, sources, places.kept(group));
    }

    static Step.Launch lower(Group group, Sources sources, Places places) {
        GroupKernel writer = new GroupKernel(group, sources, places);
        writer.phases();
        return writer.finish(name(group.members()));
    }

    /** Writes a value's elements into a place; {@code axes} are those of the loops that index the value. */
    static Step.Launch copy(
            Value value, List<Dim> domain, List<Integer> axes, View to, Sources sources, Places places) {
        GroupKernel writer = new GroupKernel(new Group(sources, -1, domain), sources, places);
        List<Position> everywhere =
                writer.here(IntStream.range(0, domain.size()).boxed().toList());
        writer.k.store(to, value.type().dtype(), everywhere, writer.element(value, writer.here(axes)));
        writer.k.endPhase(Kernel.Level.INNER);
        return writer.finish("copy");
    }

    private void phases() {
        stages.spilled().forEach(stmt -> spills.put(stmt.result(), spillPlace(stmt.result())));
        for (stage = -1; stage <= stages.last(); stage++) {
            inner();
            k.endPhase(Kernel.Level.INNER);
            computed.clear();
            outer();
            k.endPhase(Kernel.Level.OUTER);
            computed.clear();
        }
    }

    private Step.Launch finish(String name) {
        List<Kernel.Loop> loops = IntStream.range(0, group.domain().size())
                .mapToObj(axis -> new Kernel.Loop(
                        group.domain().get(axis), group.reduced().contains(axis)))
                .toList();
        Kernel kernel = LoopNest.tidy(name, k.bufferTypes(), loops, k.phases());
        return new Step.Launch(kernel, k.bufferNumbers(), group.members());
    }

    private static String name(List<Stmt> members) {
        Set<String> names = new LinkedHashSet<>();
        members.forEach(stmt -> names.add(stmt.op().mnemonic()));
        return names.stream().limit(4).collect(Collectors.joining("_"));
    }

    /** A spill shares the buffer of a value that is stored where the spilled one is read for the last time. */
    private View spillPlace(Value value) {
        for (Stmt stmt : group.members()) {
            Value other = stmt.result();
            View place = places.find(other);
            if (place == null) {
                continue;
            }
            boolean free = group.level(other) == Group.Level.INNER
                    && !(sources.lowering(stmt) instanceof Lowering.Reduction)
                    && other.type().dtype() == value.type().dtype()
                    && stages.of(other) == stages.lastUse(value)
                    && stages.lastUse(other) == stages.of(other)
                    && spills.values().stream().noneMatch(place::equals);
            if (free) {
                return place;
            }
        }
        return places.scratch(value);
    }

    /** Everything is computed before anything is stored: a store may go to where a spilled value is still read from. */
    private void inner() {
        List<Value> stored = new ArrayList<>();
        List<Position> here =
                here(IntStream.range(0, group.domain().size()).boxed().toList());
        for (Stmt stmt : group.members()) {
            Value value = stmt.result();
            if (stages.of(value) != stage) {
                continue;
            }
            if (sources.lowering(stmt) instanceof Lowering.Reduction reduction) {
                Scalar x = element(stmt.op().operands().getFirst(), here);
                outer.put(value, k.reduce(reduction.reducer(), x));
            } else if (group.level(value) == Group.Level.INNER && place(value) != null) {
                element(value, here);
                stored.add(value);
            }
        }
        stored.forEach(value -> store(value, here));
    }

    private void outer() {
        for (Stmt stmt : group.members()) {
            Value value = stmt.result();
            if (stages.of(value) == stage && group.level(value) == Group.Level.OUTER) {
                List<Position> here = here(group.axes(value));
                if (!outer.containsKey(value)) {
                    outer.put(value, compute(stmt, here));
                }
                View place = places.find(value);
                if (place != null) {
                    k.store(place, value.type().dtype(), here, element(value, here));
                }
            }
        }
    }

    private List<Position> here(List<Integer> axes) {
        int rank = group.domain().size();
        return axes.stream()
                .<Position>map(axis ->
                        axis == Group.UNIT ? Position.Affine.fixed(Dim.ZERO, rank) : Position.Affine.axis(axis, rank))
                .toList();
    }

    private void store(Value value, List<Position> here) {
        View place = place(value);
        if (place != null) {
            k.store(place, value.type().dtype(), here, element(value, here));
        }
    }

    private @org.jspecify.annotations.Nullable View place(Value value) {
        View spill = spills.get(value);
        return spill == null ? places.find(value) : spill;
    }

    private Scalar element(Value value, List<Position> at) {
        Element key = new Element(value, at);
        Scalar known = computed.get(key);
        if (known == null) {
            known = computeElement(value, at);
            computed.put(key, known);
        }
        return known;
    }

    private Scalar computeElement(Value value, List<Position> at) {
        Stmt stmt = sources.definition(value);
        if (group.computes(value)) {
            Scalar held = outer.get(value);
            if (held != null) {
                return held;
            }
            View place = place(value);
            return place != null && stages.of(value) < stage
                    ? k.load(place, value.type().dtype(), at)
                    : compute(sources.require(value), at);
        }
        View place = places.find(value);
        return stmt != null && (place == null || sources.isVirtual(value))
                ? compute(stmt, at)
                : k.load(places.require(value), value.type().dtype(), at);
    }

    private Scalar compute(Stmt stmt, List<Position> at) {
        List<Value> operands = stmt.op().operands();
        return switch (sources.lowering(stmt)) {
            case Lowering.Pointwise(Lowering.Formula formula) -> {
                List<Scalar> in = new ArrayList<>();
                operands.forEach(x -> in.add(element(x, at)));
                yield formula.emit(k, in);
            }
            case Lowering.Generated(Lowering.Source source) ->
                source.emit(k, at.stream().map(k::number).toList());
            case Lowering.Indexed(var maps) ->
                element(
                        operands.getFirst(),
                        Position.through(maps, at, group.domain().size(), k));
            case Lowering.Gathered(List<Integer> axes) -> gathered(operands, axes, at);
            case Lowering.Reduction _,
                    Lowering.Reshaped _,
                    Lowering.Assembled _,
                    Lowering.Measured _,
                    Lowering.Control _,
                    Lowering.Library _,
                    Lowering.Expanded _ ->
                throw new IllegalStateException(stmt.op().mnemonic() + " is not computed element by element");
        };
    }

    /** The axes that are not indexed come first in the result, those of the index tensors follow. */
    private Scalar gathered(List<Value> operands, List<Integer> axes, List<Position> at) {
        Value x = operands.getFirst();
        List<Value> indices = operands.subList(1, operands.size());
        int kept = x.type().rank() - axes.size();
        List<Position> indexed = at.subList(kept, at.size());
        List<Position> positions = new ArrayList<>();
        int next = 0;
        for (int axis = 0; axis < x.type().rank(); axis++) {
            int which = axes.indexOf(axis);
            if (which < 0) {
                positions.add(at.get(next++));
                continue;
            }
            Reg index =
                    k.convert(DType.I64, element(indices.get(which), indexed).re());
            positions.add(new Position.Computed(k.clamped(index, x.type().dim(axis))));
        }
        places.readByNumber(x, elements(group.domain()));
        return element(x, positions);
    }

    private static Dim elements(List<Dim> shape) {
        return shape.stream().reduce(Dim.ONE, Dim::times);
    }
}
