package dev.covector.lower.stablehlo.read.syntax;

import java.util.List;

/** What {@code dense<…>} holds. */
public sealed interface Elements {
    /** One number as it is written. */
    record One(String digits) implements Elements {}

    /** A complex number. */
    record Pair(String re, String im) implements Elements {}

    /** The elements along an axis. */
    record Row(List<Elements> each) implements Elements {
        public Row {
            each = List.copyOf(each);
        }
    }
}
