package dev.covector.lower.stablehlo.read.syntax;

import java.util.List;

/** The value of an attribute. */
public sealed interface Attribute {
    /** A string without its quotes. */
    record Text(String text) implements Attribute {}

    /** A number or a truth as it is written. */
    record Numeric(String digits) implements Attribute {}

    /** The elements of a constant in row-major order: one where all are the same. */
    record Dense(Elements elements) implements Attribute {}

    /** Values in brackets, or numbers in {@code array<i64: …>}. */
    record Sequence(List<Attribute> values) implements Attribute {
        public Sequence {
            values = List.copyOf(values);
        }
    }

    /** Names with values in braces, or in the brackets of {@code #stablehlo.gather<…>}. */
    record Fields(Attributes values) implements Attribute {}

    /** A word, {@code LT} or the last one of {@code #stablehlo<transpose ADJOINT>}. */
    record Word(String word) implements Attribute {}

    /** The name of a function without its sign. */
    record Reference(String symbol) implements Attribute {}

    /** A type. */
    record Typed(Type type) implements Attribute {}

    /** What stands alone, as a flag does. */
    record Unit() implements Attribute {}
}
