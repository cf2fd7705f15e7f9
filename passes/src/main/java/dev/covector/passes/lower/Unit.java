package dev.covector.passes.lower;

import dev.covector.ir.Stmt;
import dev.covector.ir.Value;
import dev.covector.ops.Lowering;
import java.util.List;
import java.util.Map;

/** What runs between two points in time, in the order of the units. */
sealed interface Unit {
    /** Statements that share one kernel. */
    record Fused(Group group) implements Unit {}

    /** A library op. */
    record Routine(Stmt stmt) implements Unit {}

    /** A size made of data; what needs it comes later. */
    record Measurement(Stmt stmt, Lowering.Measured how) implements Unit {}

    /**
     * An op that runs its nested blocks.
     *
     * @param copies where operands that must lie dense are, by number, where they do not
     */
    record Control(Stmt stmt, Lowering.Control how, Map<Integer, View> copies) implements Unit {}

    /** The results of a loop that have their sizes only when it has ended. */
    record Delivery(Stmt stmt, List<Value> results) implements Unit {}

    /** A tensor written region by region. */
    record Assembly(Stmt stmt, Lowering.Assembled how) implements Unit {}

    /** A tensor whose memory another tensor's elements are, under another shape. */
    record Alias(Value of, Value value) implements Unit {}

    /** A value that is only a look at others, or a result twice, written to a place of its own. */
    record Copy(Value value, View to) implements Unit {}
}
