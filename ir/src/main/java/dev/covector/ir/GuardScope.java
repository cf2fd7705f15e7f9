package dev.covector.ir;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The scope in which a finished function is checked and transformed: exactly its guards may be relied upon. */
record GuardScope(List<Guard> guards) implements SizeScope {
    @Override
    public long observe(Dim size) {
        throw new TypeException("the size " + size + " is known only at run time");
    }

    @Override
    public boolean decide(Dim left, Relation relation, Dim right) {
        throw new TypeException("whether " + left + " " + relation + " " + right + " is known only at run time");
    }

    @Override
    public boolean allows(Dim left, Relation relation, Dim right, String reason) {
        return guards.stream().anyMatch(guard -> guard.implies(left, relation, right))
                || relation == Relation.EQUAL && equalTo(left).contains(right);
    }

    /** The sizes that chains of guards say are equal to one. */
    private Set<Dim> equalTo(Dim size) {
        Set<Dim> all = new LinkedHashSet<>(List.of(size));
        boolean grown = true;
        while (grown) {
            grown = false;
            for (Guard guard : guards) {
                boolean meets = guard.relation() == Relation.EQUAL
                        && (all.contains(guard.left()) || all.contains(guard.right()));
                grown |= meets && all.addAll(List.of(guard.left(), guard.right()));
            }
        }
        return all;
    }

    @Override
    public Dim canonical(Dim size) {
        return size;
    }
}
