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
        return guards.stream().anyMatch(guard -> guard.implies(left, relation, right));
    }

    @Override
    public Dim canonical(Dim size) {
        return size;
    }
}
