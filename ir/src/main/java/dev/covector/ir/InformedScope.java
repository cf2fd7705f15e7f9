package dev.covector.ir;

import java.util.List;
import java.util.OptionalLong;

/** A scope in which some facts are known without asking. */
record InformedScope(List<Guard> facts, SizeScope around) implements SizeScope {
    @Override
    public long observe(Dim size) {
        return around.observe(size);
    }

    @Override
    public boolean decide(Dim left, Relation relation, Dim right) {
        return isKnown(left, relation, right) || around.decide(left, relation, right);
    }

    @Override
    public boolean allows(Dim left, Relation relation, Dim right, String reason) {
        return isKnown(left, relation, right) || around.allows(left, relation, right, reason);
    }

    private boolean isKnown(Dim left, Relation relation, Dim right) {
        return facts.stream().anyMatch(fact -> fact.implies(left, relation, right));
    }

    @Override
    public Dim canonical(Dim size) {
        return around.canonical(size);
    }

    @Override
    public OptionalLong hint(Dim size) {
        return around.hint(size);
    }

    @Override
    public boolean isKnown(Dim size) {
        return around.isKnown(size);
    }

    @Override
    public String withNumbers(String message) {
        return around.withNumbers(message);
    }
}
