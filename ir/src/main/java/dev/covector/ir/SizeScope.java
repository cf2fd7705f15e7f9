package dev.covector.ir;

/**
 * Answers questions about symbolic sizes while a function is being traced. Whoever answers remembers the answer as a
 * guard, so a size that is used as a number or in a branch never specialises a plan silently.
 */
public interface SizeScope {
    /** The scope of the trace that is running on this thread. */
    ScopedValue<SizeScope> CURRENT = ScopedValue.newInstance();

    /** The number that a size has in the call being traced; the plan then holds for this number only. */
    long observe(Dim size);

    /** Whether the relation holds in the call being traced; the plan then holds where the answer is the same. */
    boolean decide(Dim left, Relation relation, Dim right);

    /** Requires that the relation holds whenever the plan is used. */
    void require(Dim left, Relation relation, Dim right, String reason);

    /** The normal form of a size under the equalities required so far. */
    Dim canonical(Dim size);
}
