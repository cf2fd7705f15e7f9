package dev.covector.ir;

import java.util.Map;
import java.util.stream.Stream;

/** What sizes are polynomials over: symbols, and the operations that leave the polynomials. */
sealed interface SizeAtom {
    /** A size known only at run time; never negative. */
    record Symbol(String name) implements SizeAtom {
        @Override
        public String toString() {
            return name;
        }
    }

    /** An operation on two sizes that is not a polynomial. */
    record Operation(Operator operator, Dim left, Dim right) implements SizeAtom {
        @Override
        public String toString() {
            return operator + "(" + left + ", " + right + ")";
        }
    }

    /** The operations on sizes beside sum and product. */
    enum Operator {
        FLOORDIV,
        MOD,
        MIN,
        MAX;

        long apply(long left, long right) {
            return switch (this) {
                case FLOORDIV -> right == 0 ? 0 : Math.floorDiv(left, right);
                case MOD -> right == 0 ? 0 : Math.floorMod(left, right);
                case MIN -> Math.min(left, right);
                case MAX -> Math.max(left, right);
            };
        }

        @Override
        public String toString() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    default Dim substitute(Map<String, Dim> sizes) {
        return switch (this) {
            case Symbol(String name) -> sizes.getOrDefault(name, Dim.symbol(name));
            case Operation(Operator operator, Dim left, Dim right) ->
                Dim.operation(operator, left.substitute(sizes), right.substitute(sizes));
        };
    }

    default Stream<String> symbols() {
        return switch (this) {
            case Symbol(String name) -> Stream.of(name);
            case Operation(Operator _, Dim left, Dim right) ->
                Stream.concat(left.symbols().stream(), right.symbols().stream());
        };
    }
}
