package dev.covector.ir;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Answers questions about symbolic sizes while a function is being traced or checked. A trace remembers each answer as a
 * guard, so a size that is used as a number or in a branch never specialises a plan silently.
 */
public interface SizeScope {
    /** The scope of the trace or check that is running on this thread. */
    ScopedValue<SizeScope> CURRENT = ScopedValue.newInstance();

    /** The number that a size has in the call being traced; the plan then holds for this number only. */
    long observe(Dim size);

    /** Whether the relation holds in the call being traced; the plan then holds where the answer is the same. */
    boolean decide(Dim left, Relation relation, Dim right);

    /** Whether an op may rely on the relation; a trace then guards it for the given reason. */
    boolean allows(Dim left, Relation relation, Dim right, String reason);

    /** The normal form of a size under the equalities known so far. */
    Dim canonical(Dim size);

    /** What a size is in the call being traced, if there is one. Nothing but speed may depend on it, since no guard tells. */
    default OptionalLong hint(Dim size) {
        return size.isConstant() ? OptionalLong.of(size.constant()) : OptionalLong.empty();
    }

    /** Whether the size is known when a call begins: not one that is made of data later. */
    default boolean isKnown(Dim size) {
        return true;
    }

    /** A message followed by the numbers that the symbols in it stand for in the call being traced. */
    default String withNumbers(String message) {
        return message;
    }

    /** Whether the relation holds for all sizes, or is a guard of what runs on this thread. */
    static boolean holds(Dim left, Relation relation, Dim right, String reason) {
        Boolean proof = proof(left, relation, right);
        if (proof != null) {
            return proof;
        }
        return CURRENT.isBound() && CURRENT.get().allows(left, relation, right, reason);
    }

    /** Whether the relation holds for all sizes or in the call being traced; either answer of the latter is a guard. */
    static boolean branch(Dim left, Relation relation, Dim right) {
        Boolean proof = proof(left, relation, right);
        return proof == null ? CURRENT.isBound() && CURRENT.get().decide(left, relation, right) : proof;
    }

    /** Whether the relation holds or fails for all sizes alike; null where that depends on the sizes. */
    static @Nullable Boolean proof(Dim left, Relation relation, Dim right) {
        return switch (relation) {
            case EQUAL -> equal(left, right);
            case NOT_EQUAL -> {
                Boolean equal = equal(left, right);
                yield equal == null ? null : (Boolean) !equal;
            }
            case LESS -> atLeast(left, right, 1);
            case AT_MOST -> atLeast(left, right, 0);
            case DIVIDES ->
                left.isConstant() && right.isConstant()
                        ? (Boolean) relation.holds(left.constant(), right.constant())
                        : right.mod(left).equals(Dim.ZERO) ? Boolean.TRUE : null;
        };
    }

    private static @Nullable Boolean equal(Dim left, Dim right) {
        if (left.equals(right)) {
            return true;
        }
        Bounds difference = Bounds.of(right.minus(left));
        return difference.atLeast(1) || difference.atMost(-1) ? Boolean.FALSE : null;
    }

    /** Whether the right size is larger by so much. */
    private static @Nullable Boolean atLeast(Dim left, Dim right, long distance) {
        Bounds difference = Bounds.of(right.minus(left));
        return difference.atLeast(distance) ? Boolean.TRUE : difference.atMost(distance - 1) ? Boolean.FALSE : null;
    }
}
