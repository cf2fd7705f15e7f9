package dev.covector.passes.lower;

import dev.covector.ir.Dim;
import dev.covector.ir.Stmt;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.ops.Lowering;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Gives every value that has to be kept a place, and adds the copies that this needs. */
final class Schedule {
    private final Sources sources;
    private final Places places;
    private final List<Unit> units = new ArrayList<>();
    private final Set<Value> recomputed = new HashSet<>();
    private final Births births;

    private Schedule(Sources sources, Places places, Births births) {
        this.sources = sources;
        this.places = places;
        this.births = births;
    }

    /** The units with copies between them; the places are filled in. The parameters have their places already. */
    static List<Unit> of(List<Unit> clustered, List<Value> results, Sources sources, Places places) {
        Schedule schedule = new Schedule(sources, places, Births.of(clustered));
        List<Unit> copies = schedule.placeResults(results);
        clustered.reversed().forEach(schedule::placeParts);
        schedule.recomputed.addAll(Recompute.choose(clustered, sources, places));
        clustered.forEach(schedule::add);
        copies.forEach(schedule::add);
        return schedule.units;
    }

    /** A result that a unit computes is computed in its buffer; any other is copied there at the end. */
    private List<Unit> placeResults(List<Value> results) {
        List<Unit> copies = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            Value result = results.get(i);
            int buffer = places.buffer(result.type(), Buffer.Role.RESULT, i);
            View place = View.dense(buffer, result.type().shape());
            Value base = baseOf(result);
            if (isComputed(base) && places.find(base) == null && births.isSized(result.type(), base)) {
                places.put(base, View.dense(buffer, base.type().shape()));
            } else {
                copies.add(new Unit.Copy(result, place));
            }
        }
        return copies;
    }

    /** The value whose memory a reshaped value is. */
    private Value baseOf(Value value) {
        Value base = value;
        for (Stmt stmt = sources.definition(base); stmt != null; stmt = sources.definition(base)) {
            if (!sources.isReshaped(stmt)) {
                return base;
            }
            base = stmt.op().operands().getFirst();
        }
        return base;
    }

    /** Whether a unit writes the value element by element, so that it can be told where to. */
    private boolean isComputed(Value value) {
        return sources.definition(value) != null && !sources.isVirtual(value);
    }

    /** Parts of an assembled tensor that are computed only for it are computed in place. */
    private void placeParts(Unit unit) {
        if (!(unit instanceof Unit.Assembly(Stmt stmt, Lowering.Assembled how)) || how.fill() != null) {
            return;
        }
        View whole = placeOf(stmt.result());
        for (Lowering.Region region : how.regions()) {
            Value part = stmt.op().operands().get(region.operand());
            Stmt definition = sources.definition(part);
            boolean fused = definition != null
                    && switch (sources.lowering(definition)) {
                        case Lowering.Pointwise _, Lowering.Gathered _ -> true;
                        default -> false;
                    };
            if (fused
                    && places.find(part) == null
                    && births.isSized(stmt.result().type(), part)) {
                places.put(part, region(whole, region));
            }
        }
    }

    /** The part of a place that a region covers. */
    static View region(View whole, Lowering.Region region) {
        Dim offset = whole.offset();
        List<Dim> strides = new ArrayList<>();
        for (int axis = 0; axis < whole.strides().size(); axis++) {
            Dim stride = whole.strides().get(axis);
            offset = offset.plus(region.starts().get(axis).times(stride));
            strides.add(region.steps().get(axis).times(stride));
        }
        return new View(whole.buffer(), offset, strides);
    }

    private View placeOf(Value value) {
        View place = places.find(value);
        if (place == null) {
            place = places.scratch(value);
            places.put(value, place);
        }
        return place;
    }

    private void add(Unit unit) {
        if (unit instanceof Unit.Control(Stmt stmt, Lowering.Control how, var _)) {
            Unit.Control control = new Unit.Control(stmt, how, dense(stmt, how));
            units.add(control);
            Births.numbers(control).forEach(this::placeOf);
            return;
        }
        switch (unit) {
            case Unit.Control _ -> {}
            case Unit.Fused(Group group) -> {
                for (Stmt stmt : group.members()) {
                    for (Sources.Source source : sources.reads(stmt)) {
                        if (!group.computes(source.value())) {
                            keep(source.value());
                        }
                    }
                }
            }
            case Unit.Routine(Stmt stmt) -> {
                stmt.op().operands().forEach(this::keepOperand);
                stmt.results().forEach(this::placeOf);
            }
            case Unit.Delivery(var _, List<Value> results) -> results.forEach(this::placeOf);
            case Unit.Measurement(Stmt stmt, var _) -> {
                keepOperand(stmt.op().operands().getFirst());
                alias(stmt.op().operands().getFirst(), stmt.result());
            }
            case Unit.Assembly(Stmt stmt, var _) -> {
                for (Value operand : stmt.op().operands()) {
                    keepRead(operand);
                }
                placeOf(stmt.result());
            }
            case Unit.Alias(Value of, Value value) -> alias(of, value);
            case Unit.Copy(Value value, var _) -> keepRead(value);
        }
        units.add(unit);
    }

    /** Keeps what a value that is read element by element is a look at. */
    private void keepRead(Value value) {
        Sources.Source source =
                sources.resolve(value, Sources.identity(value.type().rank()));
        if (source != null) {
            keep(source.value());
        }
    }

    private void keep(Value value) {
        if (recomputed.contains(value)) {
            sources.reads(sources.require(value)).forEach(source -> keep(source.value()));
        } else if (!sources.isVirtual(value)) {
            placeOf(value);
        }
    }

    /** A routine reads a look at a value with strides; what follows from its index has to be written down first. */
    private void keepOperand(Value operand) {
        Sources.Source source =
                sources.resolve(operand, Sources.identity(operand.type().rank()));
        if (source != null) {
            keep(source.value());
        } else if (places.find(operand) == null) {
            units.add(new Unit.Copy(operand, placeOf(operand)));
        }
    }

    /** Keeps the operands of an op with nested blocks; what a loop carries on has to lie dense, and is copied if it does not. */
    private Map<Integer, View> dense(Stmt stmt, Lowering.Control how) {
        Map<Integer, View> copies = new HashMap<>();
        List<Value> operands = stmt.op().operands();
        for (int i = 0; i < operands.size(); i++) {
            Value x = operands.get(i);
            keepOperand(x);
            if (Nesting.isCarried(how, i) && !lies(x)) {
                View place = places.scratch(x);
                units.add(new Unit.Copy(x, place));
                copies.put(i, place);
            }
        }
        return copies;
    }

    private boolean lies(Value x) {
        int rank = x.type().rank();
        Sources.Source source = sources.resolve(x, Sources.identity(rank));
        View view = source == null || source.maps() == null
                ? places.require(x)
                : places.require(source.value()).through(source.maps(), rank);
        return view.isDense(x.type().shape());
    }

    private void alias(Value of, Value value) {
        if (sources.isVirtual(of)) {
            keepRead(of);
        } else {
            keep(of);
        }
        View place = places.find(of);
        if (place == null || !place.isDense(of.type().shape())) {
            place = places.scratch(of);
            units.add(new Unit.Copy(of, place));
        }
        TensorType type = value.type();
        places.put(value, new View(place.buffer(), place.offset(), View.denseStrides(type.shape())));
    }

    static List<Integer> axes(int rank) {
        return IntStream.range(0, rank).boxed().toList();
    }
}
