package dev.covector.ir;

import java.util.List;

/** The elements of a small constant tensor in column-major order: {@code Boolean}, {@code Long} or {@code Double}. */
public record Literal(List<Object> elements) {
    public Literal {
        elements = List.copyOf(elements);
    }

    public static Literal of(Object element) {
        return new Literal(List.of(element));
    }
}
