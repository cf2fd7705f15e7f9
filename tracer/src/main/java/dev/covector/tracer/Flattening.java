package dev.covector.tracer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Takes a value apart into nodes, collecting its leaves from left to right. */
final class Flattening {
    private final List<Tensor> leaves = new ArrayList<>();

    List<Tensor> leaves() {
        return leaves;
    }

    static String component(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    static String index(String path, int i) {
        return path + "[" + i + "]";
    }

    static String key(String path, Object key) {
        return component(path, key.toString());
    }

    Node node(@Nullable Object value, String path) {
        return switch (value) {
            case null -> new Node.Fixed(null);
            case Tensor tensor -> leaf(tensor, new Node.Leaf());
            case Number number -> leaf(Tensor.scalar(number), new Node.Scalar());
            case Boolean _, String _, Character _, Enum<?> _, Class<?> _ -> new Node.Fixed(value);
            case Record record -> fields(record, path);
            case Collection<?> list when value instanceof List<?> -> new Node.Items(items(list, path));
            case Object[] array
            when !RecordParts.isFixed(array.getClass().getComponentType()) ->
                new Node.ArrayItems(array.getClass().getComponentType(), items(java.util.Arrays.asList(array), path));
            case Map<?, ?> map -> entries(map, path);
            case Optional<?> optional ->
                new Node.Maybe(optional.map(inner -> List.of(node(inner, path))).orElse(List.of()));
            default -> throw stranger(value, path);
        };
    }

    private Node leaf(Tensor tensor, Node node) {
        leaves.add(tensor);
        return node;
    }

    private Node fields(Record record, String path) {
        RecordParts type = RecordParts.of(record.getClass());
        List<Node> parts = new ArrayList<>();
        for (int i = 0; i < type.names().size(); i++) {
            Object value = type.value(record, i);
            Node part = type.isFixed(i)
                    ? new Node.Fixed(value)
                    : node(value, component(path, type.names().get(i)));
            parts.add(type.isPassive(i) ? new Node.Still(part) : part);
        }
        return new Node.Fields(record.getClass(), List.copyOf(parts));
    }

    private List<Node> items(Collection<?> values, String path) {
        List<Node> parts = new ArrayList<>();
        values.forEach(value -> parts.add(node(value, index(path, parts.size()))));
        return List.copyOf(parts);
    }

    /** In the map's order where it has one, otherwise in the order of the keys' texts. */
    @SuppressWarnings("unchecked") // a sorted map compares its own keys
    private Node entries(Map<?, ?> map, String path) {
        boolean sorted = map instanceof SortedMap<?, ?>;
        List<Object> keys = new ArrayList<>(map.keySet());
        if (!(map instanceof SequencedMap<?, ?>)) {
            keys.sort(Comparator.comparing(Object::toString));
        }
        List<Node> parts = new ArrayList<>();
        keys.forEach(key -> parts.add(node(map.get(key), key(path, key))));
        Comparator<Object> order = map instanceof SortedMap<?, ?> own ? (Comparator<Object>) own.comparator() : null;
        return new Node.Entries(sorted, order, List.copyOf(keys), List.copyOf(parts));
    }

    private static RuntimeException stranger(Object value, String path) {
        String what = value.getClass().isArray()
                ? value.getClass().getSimpleName()
                : value.getClass().getName();
        String hint = value.getClass().isArray()
                ? "; make it a tensor by Tensor.of"
                : "; use tensors and numbers in records, lists, maps, arrays and optionals";
        return UserLine.typeError((path.isEmpty() ? "the argument" : path) + ": a " + what
                + " holds no tensors that can be traced" + hint);
    }
}
