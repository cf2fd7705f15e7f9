package dev.covector.ir;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A relation between sizes that a plan relies on, the op that asked for it, and the user's line. */
public record Guard(
        Dim left,
        Relation relation,
        Dim right,
        String reason,
        @Nullable Location location) {
    public boolean holds(Map<String, Long> sizes) {
        return relation.holds(left.eval(sizes), right.eval(sizes));
    }

    /** Whether the relation is this one, up to moving terms from one side to the other and to the sign, or weaker. */
    public boolean implies(Dim smaller, Relation other, Dim larger) {
        if (relation != other) {
            return false;
        }
        if (relation == Relation.DIVIDES) {
            return left.equals(smaller) && right.equals(larger);
        }
        Dim stated = right.minus(left);
        Dim wanted = larger.minus(smaller);
        return stated.equals(wanted)
                || relation == Relation.EQUAL && stated.equals(wanted.times(-1))
                || relation == Relation.AT_MOST
                        && Bounds.of(wanted.minus(stated)).atLeast(0);
    }

    /** The symbols on both sides. */
    public Set<String> symbols() {
        Set<String> all = new TreeSet<>(left.symbols());
        all.addAll(right.symbols());
        return all;
    }

    /** The relation alone, without its reason. */
    public String condition() {
        return left + " " + relation + " " + right;
    }

    public Guard substitute(Map<String, Dim> sizes) {
        return new Guard(left.substitute(sizes), relation, right.substitute(sizes), reason, location);
    }

    @Override
    public String toString() {
        return condition() + " for " + reason + (location == null ? "" : " at " + location);
    }
}
