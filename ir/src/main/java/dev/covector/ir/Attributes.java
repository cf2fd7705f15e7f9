package dev.covector.ir;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;

/**
 * Named constants of an op, in the order in which they print. A constant is a {@code Boolean}, {@code Long},
 * {@code Double}, {@code String}, {@link DType}, {@link Dim}, {@link Literal}, or a list of these.
 */
public record Attributes(SequencedMap<String, Object> entries) {
    public static final Attributes NONE = new Attributes(new LinkedHashMap<>());

    public Attributes {
        entries = java.util.Collections.unmodifiableSequencedMap(new LinkedHashMap<>(entries));
    }

    /** Attributes from alternating names and constants. */
    public static Attributes of(Object... namesAndValues) {
        SequencedMap<String, Object> entries = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            entries.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return new Attributes(entries);
    }

    /** These with another constant for a name. */
    public Attributes with(String name, Object value) {
        SequencedMap<String, Object> others = new LinkedHashMap<>(entries);
        others.put(name, value);
        return new Attributes(others);
    }

    private Object get(String name) {
        Object value = entries.get(name);
        if (value == null) {
            throw new TypeException("the attribute " + name + " is missing; there are " + entries.keySet());
        }
        return value;
    }

    private <T> T get(String name, Class<T> kind) {
        Object value = get(name);
        if (!kind.isInstance(value)) {
            throw new TypeException("the attribute " + name + " must be a " + kind.getSimpleName() + "; got " + value);
        }
        return kind.cast(value);
    }

    public boolean flag(String name) {
        return get(name, Boolean.class);
    }

    public int integer(String name) {
        return toInt(name, get(name));
    }

    public double number(String name) {
        return get(name) instanceof Number number
                ? number.doubleValue()
                : dimension(name).constant();
    }

    public String string(String name) {
        return get(name, String.class);
    }

    public DType dtype(String name) {
        return get(name, DType.class);
    }

    public Literal literal(String name) {
        return get(name, Literal.class);
    }

    public Dim dimension(String name) {
        return toDim(name, get(name));
    }

    public List<Integer> integers(String name) {
        return list(name).stream().map(value -> toInt(name, value)).toList();
    }

    public List<Dim> dimensions(String name) {
        return list(name).stream().map(value -> toDim(name, value)).toList();
    }

    private List<?> list(String name) {
        return get(name, List.class);
    }

    private static int toInt(String name, Object value) {
        return switch (value) {
            case Integer i -> i;
            case Long l -> Math.toIntExact(l);
            case Dim dim when dim.isConstant() -> Math.toIntExact(dim.constant());
            default -> throw new TypeException("the attribute " + name + " must be an integer; got " + value);
        };
    }

    private static Dim toDim(String name, Object value) {
        return switch (value) {
            case Dim dim -> dim;
            case Integer i -> Dim.of(i);
            case Long l -> Dim.of(l);
            default -> throw new TypeException("the attribute " + name + " must be a size; got " + value);
        };
    }

    /** These attributes with every size replaced. */
    public Attributes mapDims(UnaryOperator<Dim> f) {
        if (dims().isEmpty()) {
            return this;
        }
        SequencedMap<String, Object> mapped = new LinkedHashMap<>();
        entries.forEach((name, value) -> mapped.put(name, mapDims(value, f)));
        return mapped.equals(entries) ? this : new Attributes(mapped);
    }

    private static Object mapDims(Object value, UnaryOperator<Dim> f) {
        return switch (value) {
            case Dim dim -> f.apply(dim);
            case List<?> list -> list.stream().map(item -> mapDims(item, f)).toList();
            default -> value;
        };
    }

    /** The sizes among these attributes. */
    public List<Dim> dims() {
        List<Dim> found = new ArrayList<>();
        addDims(entries.values(), found);
        return found;
    }

    private static void addDims(Collection<?> values, List<Dim> found) {
        for (Object value : values) {
            if (value instanceof Dim dim) {
                found.add(dim);
            } else if (value instanceof List<?> list) {
                addDims(list, found);
            }
        }
    }

    /** These attributes as a map. */
    public Map<String, Object> asMap() {
        return entries;
    }
}
