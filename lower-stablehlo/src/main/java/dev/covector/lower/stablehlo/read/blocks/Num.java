package dev.covector.lower.stablehlo.read.blocks;

import dev.covector.ir.Dim;
import dev.covector.ir.Relation;
import dev.covector.ir.SizeScope;
import dev.covector.ir.Value;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A number as far as the text tells it: modules for every size compute with sizes as with any numbers, and this undoes what {@code HloSizes} writes.
 */
public sealed interface Num {
    /** A size. */
    record Exact(Dim dim) implements Num {}

    /** A number that is computed, and so much more. */
    record Computed(Value base, Dim offset) implements Num {}

    /** A remainder on its way from the truncated one to the one with the sign of the divisor, and what it leaves. */
    record Rest(Dim dividend, Dim divisor, Stage stage) implements Num {}

    /** How far. */
    enum Stage {
        /** The truncated remainder. */
        TRUNCATED,
        /** And the divisor. */
        SHIFTED,
        /** The remainder of that; all of the dividend where the divisor is zero. */
        FLOORED,
        /** The dividend without it. */
        MULTIPLE
    }

    /** A size, or one where it is zero. */
    record Divisor(Dim dim) implements Num {}

    /** Whether two sizes compare so. */
    record Truth(Dim left, Relation relation, Dim right) implements Num {}

    static Num of(long number) {
        return new Exact(Dim.of(number));
    }

    /** The size that this is, if it is one. */
    default @Nullable Dim exact() {
        return switch (this) {
            case Exact(Dim dim) -> dim;
            case Rest(Dim a, Dim b, Stage stage) when stage == Stage.FLOORED && b.isConstant() -> a.mod(b);
            case Rest _, Computed _, Divisor _, Truth _ -> null;
        };
    }

    /** An operation of StableHLO on two numbers; null where nothing is known of the result. */
    static @Nullable Num of(String operation, Num x, Num y) {
        Dim left = x.exact();
        Dim right = y.exact();
        return switch (operation) {
            case "add" -> sum(x, y);
            case "subtract" -> difference(x, y);
            case "divide" -> quotient(x, y);
            case "remainder" -> remainder(x, y);
            case "multiply" -> left == null || right == null ? null : new Exact(left.times(right));
            case "minimum" -> left == null || right == null ? null : new Exact(left.min(right));
            case "maximum" -> left == null || right == null ? null : new Exact(left.max(right));
            default -> null;
        };
    }

    private static @Nullable Num sum(Num x, Num y) {
        Dim left = x.exact();
        Dim right = y.exact();
        if (left != null && right != null) {
            return new Exact(left.plus(right));
        }
        if (x instanceof Computed(Value base, Dim offset) && right != null) {
            return new Computed(base, offset.plus(right));
        }
        if (y instanceof Computed(Value base, Dim offset) && left != null) {
            return new Computed(base, offset.plus(left));
        }
        return x instanceof Rest(Dim a, Dim b, Stage stage) && stage == Stage.TRUNCATED && Objects.equals(b, divisor(y))
                ? new Rest(a, b, Stage.SHIFTED)
                : null;
    }

    private static @Nullable Num difference(Num x, Num y) {
        Dim left = x.exact();
        if (y instanceof Rest(Dim a, Dim b, Stage stage) && stage == Stage.FLOORED && Objects.equals(a, left)) {
            return new Rest(a, b, Stage.MULTIPLE);
        }
        Dim right = y.exact();
        if (left != null && right != null) {
            return new Exact(left.minus(right));
        }
        if (x instanceof Computed(Value base, Dim offset)) {
            return right != null
                    ? new Computed(base, offset.minus(right))
                    : y instanceof Computed(Value other, Dim less) && other.equals(base)
                            ? new Exact(offset.minus(less))
                            : null;
        }
        return null;
    }

    private static @Nullable Num quotient(Num x, Num y) {
        Dim by = divisor(y);
        if (by == null) {
            return null;
        }
        if (x instanceof Rest(Dim a, Dim b, Stage stage) && stage == Stage.MULTIPLE && b.equals(by)) {
            return new Exact(a.floorDiv(by));
        }
        Dim left = x.exact();
        if (left == null || y.exact() == null || by.equals(Dim.ZERO)) {
            return null;
        }
        if (left.isConstant() && by.isConstant()) {
            return of(left.constant() / by.constant());
        }
        return isPlain(left, by) || left.mod(by).equals(Dim.ZERO) ? new Exact(left.floorDiv(by)) : null;
    }

    private static @Nullable Num remainder(Num x, Num y) {
        Dim by = divisor(y);
        if (by == null || by.equals(Dim.ZERO)) {
            return null;
        }
        if (x instanceof Rest(Dim a, Dim b, Stage stage) && stage == Stage.SHIFTED && b.equals(by)) {
            return new Rest(a, b, Stage.FLOORED);
        }
        Dim left = x.exact();
        if (left == null) {
            return null;
        }
        if (left.isConstant() && by.isConstant()) {
            return of(left.constant() % by.constant());
        }
        return isPlain(left, by) ? new Exact(left.mod(by)) : new Rest(left, by, Stage.TRUNCATED);
    }

    /** The size that a divisor is or stands for. */
    private static @Nullable Dim divisor(Num y) {
        return y instanceof Divisor(Dim dim) ? dim : y.exact();
    }

    private static boolean isPlain(Dim dividend, Dim divisor) {
        return Boolean.TRUE.equals(SizeScope.proof(Dim.ZERO, Relation.AT_MOST, dividend))
                && Boolean.TRUE.equals(SizeScope.proof(Dim.ONE, Relation.AT_MOST, divisor));
    }

    /** One number or another. */
    static @Nullable Num select(Num condition, Num yes, Num no) {
        if (!(condition instanceof Truth(Dim left, Relation relation, Dim right))) {
            return null;
        }
        Boolean known = SizeScope.proof(left, relation, right);
        if (known != null) {
            return known ? yes : no;
        }
        Dim first = yes.exact();
        if (relation != Relation.EQUAL || !right.equals(Dim.ZERO) || first == null) {
            return null;
        }
        if (first.equals(Dim.ONE) && Objects.equals(left, no.exact())) {
            return new Divisor(left);
        }
        if (no instanceof Rest(Dim a, Dim b, Stage stage) && stage == Stage.FLOORED && b.equals(left)) {
            return first.equals(a) ? no : first.equals(Dim.ZERO) ? new Exact(a.mod(b)) : null;
        }
        return null;
    }

    /** How two numbers compare, by StableHLO's name for it. */
    static @Nullable Num compare(String direction, Num x, Num y) {
        Dim left = x.exact();
        Dim right = y.exact();
        if (left == null || right == null) {
            return null;
        }
        return switch (direction) {
            case "EQ" -> new Truth(left, Relation.EQUAL, right);
            case "NE" -> new Truth(left, Relation.NOT_EQUAL, right);
            case "LT" -> new Truth(left, Relation.LESS, right);
            case "LE" -> new Truth(left, Relation.AT_MOST, right);
            case "GT" -> new Truth(right, Relation.LESS, left);
            case "GE" -> new Truth(right, Relation.AT_MOST, left);
            default -> null;
        };
    }
}
