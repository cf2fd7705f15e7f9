package dev.covector.ir;

import java.util.List;

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
        return guards.stream().anyMatch(guard -> states(guard, left, relation, right));
    }

    /** Whether the guard is the relation, up to moving terms from one side to the other and to the sign. */
    private static boolean states(Guard guard, Dim left, Relation relation, Dim right) {
        if (guard.relation() != relation) {
            return false;
        }
        if (relation == Relation.DIVIDES) {
            return guard.left().equals(left) && guard.right().equals(right);
        }
        Dim stated = guard.right().minus(guard.left());
        Dim wanted = right.minus(left);
        return stated.equals(wanted)
                || relation == Relation.EQUAL && stated.equals(wanted.times(-1))
                || relation == Relation.AT_MOST
                        && Bounds.of(wanted.minus(stated)).atLeast(0);
    }

    @Override
    public Dim canonical(Dim size) {
        return size;
    }
}
