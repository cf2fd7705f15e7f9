package dev.covector.tracer;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One level of a {@link Structure}. */
sealed interface Node {
    /** A tensor. */
    record Leaf() implements Node {}

    /** A number that is traced. */
    record Scalar() implements Node {}

    /** A part that is always the same. */
    record Fixed(@Nullable Object value) implements Node {}

    record Fields(Class<? extends Record> type, List<Node> parts) implements Node {}

    record Items(List<Node> parts) implements Node {}

    record ArrayItems(Class<?> component, List<Node> parts) implements Node {}

    /** A map; with the comparator of a sorted one, whose natural order has none. */
    record Entries(boolean sorted, @Nullable Comparator<Object> order, List<Object> keys, List<Node> parts)
            implements Node {}

    record Maybe(List<Node> parts) implements Node {}

    /** A part that derivatives leave as it is. */
    record Still(Node part) implements Node {
        @Override
        public List<Node> parts() {
            return List.of(part);
        }
    }

    default List<Node> parts() {
        return List.of();
    }

    default int count() {
        return this instanceof Leaf || this instanceof Scalar
                ? 1
                : parts().stream().mapToInt(Node::count).sum();
    }

    default @Nullable Object rebuild(Iterator<Tensor> leaves) {
        return switch (this) {
            case Leaf() -> leaves.next();
            case Scalar() -> number(leaves.next());
            case Fixed(Object value) -> value;
            case Fields(Class<? extends Record> type, List<Node> _) ->
                RecordParts.of(type).create(all(leaves).toArray());
            case Items(List<Node> _) -> Collections.unmodifiableList(all(leaves));
            case ArrayItems(Class<?> component, List<Node> _) -> array(component, all(leaves));
            case Entries(boolean sorted, Comparator<Object> order, List<Object> keys, List<Node> _) -> {
                Map<Object, @Nullable Object> map = sorted ? new TreeMap<>(order) : new LinkedHashMap<>();
                List<@Nullable Object> values = all(leaves);
                IntStream.range(0, keys.size()).forEach(i -> map.put(keys.get(i), values.get(i)));
                yield map;
            }
            case Maybe(List<Node> parts) ->
                parts.isEmpty()
                        ? Optional.empty()
                        : Optional.of(Objects.requireNonNull(parts.getFirst().rebuild(leaves)));
            case Still(Node part) -> part.rebuild(leaves);
        };
    }

    private List<@Nullable Object> all(Iterator<Tensor> leaves) {
        List<@Nullable Object> values = new ArrayList<>();
        parts().forEach(part -> values.add(part.rebuild(leaves)));
        return values;
    }

    private static Object array(Class<?> component, List<@Nullable Object> values) {
        Object array = Array.newInstance(component, values.size());
        for (int i = 0; i < values.size(); i++) {
            Array.set(array, i, values.get(i));
        }
        return array;
    }

    private static Number number(Tensor leaf) {
        if (leaf.isTraced()) {
            return new TracedNumber(leaf);
        }
        return switch (leaf.dtype()) {
            case F64 -> (Number) leaf.item();
            case F32 -> (Number) (float) leaf.item();
            case I64 -> (Number) leaf.toLongs()[0];
            case I32 -> (Number) (int) leaf.item();
            case BOOL, C64, C128 -> throw UserLine.typeError(leaf.type() + " is not a Java number");
        };
    }

    /** Appends for each leaf whether derivatives are taken by it. */
    default void active(boolean here, List<Boolean> marks) {
        if (this instanceof Leaf || this instanceof Scalar) {
            marks.add(here);
        }
        parts().forEach(part -> part.active(here && !(this instanceof Still), marks));
    }

    /** Appends the path of each leaf below the given one. */
    default void paths(String here, List<String> paths) {
        if (this instanceof Leaf || this instanceof Scalar) {
            paths.add(here);
        }
        for (int i = 0; i < parts().size(); i++) {
            parts().get(i).paths(path(here, i), paths);
        }
    }

    /** The path of a part of what is here. */
    default String path(String here, int part) {
        return switch (this) {
            case Leaf _, Scalar _, Fixed _, Maybe _, Still _ -> here;
            case Fields(Class<? extends Record> type, List<Node> _) ->
                Flattening.component(here, RecordParts.of(type).names().get(part));
            case Items _, ArrayItems _ -> Flattening.index(here, part);
            case Entries(boolean _, Comparator<Object> _, List<Object> keys, List<Node> _) ->
                Flattening.key(here, keys.get(part));
        };
    }

    /** This level and those below, leaves by kind. */
    default String text() {
        return switch (this) {
            case Leaf() -> "tensor";
            case Scalar() -> "number";
            case Fixed(Object value) -> value instanceof String text ? '"' + text + '"' : String.valueOf(value);
            case Fields(Class<? extends Record> type, List<Node> parts) -> {
                List<String> names = RecordParts.of(type).names();
                yield IntStream.range(0, parts.size())
                        .mapToObj(i -> named(names.get(i), parts.get(i)))
                        .collect(Collectors.joining(", ", type.getSimpleName() + "(", ")"));
            }
            case Items(List<Node> parts) -> joined(parts, "[", "]");
            case ArrayItems(Class<?> component, List<Node> parts) ->
                component == Object.class
                        ? joined(parts, "(", ")")
                        : joined(parts, component.getSimpleName() + "[]{", "}");
            case Entries(boolean _, Comparator<Object> _, List<Object> keys, List<Node> parts) ->
                IntStream.range(0, parts.size())
                        .mapToObj(i -> named(keys.get(i).toString(), parts.get(i)))
                        .collect(Collectors.joining(", ", "{", "}"));
            case Maybe(List<Node> parts) -> joined(parts, "Optional(", ")");
            case Still(Node part) -> part.text();
        };
    }

    private static String joined(List<Node> parts, String open, String close) {
        return parts.stream().map(Node::text).collect(Collectors.joining(", ", open, close));
    }

    /** A tensor is its name alone. */
    private static String named(String name, Node part) {
        return part instanceof Leaf || part instanceof Still(Leaf _) ? name : name + ": " + part.text();
    }
}
