package dev.covector.api;

import dev.covector.ir.Dim;
import dev.covector.ir.Multiple;
import dev.covector.ir.Relation;
import dev.covector.ir.SizeScope;
import dev.covector.ir.TensorType;
import dev.covector.tracer.Structure;
import dev.covector.tracer.TraceScope;
import dev.covector.tracer.UserLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the specification of a function claims of the sizes of its arguments. */
final class Claims {
    private final String function;
    private final List<Object> specs;
    private final List<String> names;
    private final Map<String, Place> named = new HashMap<>();

    /** An axis of a tensor among the arguments. */
    private record Place(int tensor, int axis) {}

    private Claims(String function, List<Object> specs, List<String> names) {
        this.function = function;
        this.specs = specs;
        this.names = names;
        for (int i = 0; i < specs.size(); i++) {
            List<Dim> sizes = sizes(i);
            for (int axis = 0; axis < sizes.size(); axis++) {
                Multiple multiple = Multiple.of(sizes.get(axis));
                if (multiple != null) {
                    named.putIfAbsent(multiple.symbol(), new Place(i, axis));
                }
            }
        }
    }

    /** @param taking a {@code Spec} for each argument or each of its parts; anything else claims nothing */
    static Claims of(String function, Structure arguments, List<Object> taking) {
        List<Object> specs =
                taking.isEmpty() ? List.of() : arguments.spread(function + " (spec): what it takes", taking);
        return new Claims(function, specs, Members.names(arguments));
    }

    private List<Dim> sizes(int tensor) {
        return specs.get(tensor) instanceof Spec(List<Dim> sizes) ? sizes : List.of();
    }

    /** The name of the size along an axis: the given one, where that names an axis for the first time. */
    String symbol(int tensor, int axis, String otherwise) {
        Multiple multiple = tensor < specs.size() && axis < sizes(tensor).size()
                ? Multiple.of(sizes(tensor).get(axis))
                : null;
        return multiple != null && new Place(tensor, axis).equals(named.get(multiple.symbol()))
                ? multiple.symbol()
                : otherwise;
    }

    /** Requires what is claimed of arguments of these types: guards of the trace that runs. */
    void require(List<TensorType> types) {
        for (int i = 0; i < specs.size(); i++) {
            if (specs.get(i) instanceof Spec spec
                    && spec.sizes().size() != types.get(i).rank()) {
                throw error(names.get(i) + " must have the axes " + spec + "; got " + types.get(i));
            }
        }
        Map<String, Dim> known = new HashMap<>();
        named.forEach((name, place) -> known.put(name, types.get(place.tensor).dim(place.axis)));
        for (int i = 0; i < specs.size(); i++) {
            for (int axis = 0; axis < sizes(i).size(); axis++) {
                require(sizes(i).get(axis), new Place(i, axis), types.get(i), known);
            }
        }
    }

    private void require(Dim wanted, Place place, TensorType type, Map<String, Dim> known) {
        Dim size = type.dim(place.axis);
        Multiple multiple = Multiple.of(wanted);
        if (multiple != null && place.equals(named.get(multiple.symbol()))) {
            requireFactor(multiple, place, type);
            return;
        }
        List<String> others = new ArrayList<>();
        for (String symbol : wanted.symbols()) {
            Place origin = named.get(symbol);
            if (origin == null) {
                throw error(text(place) + " must be " + wanted + ", but no axis is " + symbol + " alone");
            }
            others.add(symbol + " is " + text(origin));
        }
        String where = others.isEmpty() ? "" : ", where " + String.join(" and ", others);
        String reason = text(place) + " as specified" + where;
        if (!SizeScope.holds(wanted.substitute(known), Relation.EQUAL, size, reason)) {
            throw error(text(place) + " must be " + wanted + where + "; got " + type);
        }
    }

    private void requireFactor(Multiple multiple, Place place, TensorType type) {
        Dim size = type.dim(place.axis);
        if (multiple.factor() == 1) {
            return;
        }
        String reason = text(place) + " as specified";
        if (!SizeScope.holds(Dim.of(multiple.factor()), Relation.DIVIDES, size, reason)) {
            throw error(text(place) + ", " + multiple.symbol() + ", must be a multiple of " + multiple.factor()
                    + "; got " + type);
        }
        if (SizeScope.CURRENT.isBound() && SizeScope.CURRENT.get() instanceof TraceScope scope) {
            scope.factor(size, multiple.factor());
        }
    }

    private String text(Place place) {
        return "axis " + place.axis + " of " + names.get(place.tensor);
    }

    private RuntimeException error(String message) {
        return UserLine.typeError(function + " (spec): " + message);
    }
}
