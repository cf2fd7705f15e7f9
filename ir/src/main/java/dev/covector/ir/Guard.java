package dev.covector.ir;

import java.util.Map;
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

    /** The relation alone, without its reason. */
    public String condition() {
        return left + " " + relation + " " + right;
    }

    /** Whether this guard is the relation or a stronger one, up to moving terms from side to side and to the sign. */
    public boolean states(Dim less, Relation asked, Dim more) {
        if (relation != asked) {
            return false;
        }
        if (relation == Relation.DIVIDES) {
            return left.equals(less) && right.equals(more);
        }
        Dim stated = right.minus(left);
        Dim wanted = more.minus(less);
        return stated.equals(wanted)
                || relation == Relation.EQUAL && stated.equals(wanted.times(-1))
                || relation == Relation.AT_MOST
                        && Bounds.of(wanted.minus(stated)).atLeast(0);
    }

    public Guard substitute(Map<String, Dim> sizes) {
        return new Guard(left.substitute(sizes), relation, right.substitute(sizes), reason, location);
    }

    @Override
    public String toString() {
        return condition() + " for " + reason + (location == null ? "" : " at " + location);
    }
}
