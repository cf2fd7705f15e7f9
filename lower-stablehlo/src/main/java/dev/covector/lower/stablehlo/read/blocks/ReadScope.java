package dev.covector.lower.stablehlo.read.blocks;

import dev.covector.ir.Dim;
import dev.covector.ir.Guard;
import dev.covector.ir.Location;
import dev.covector.ir.Relation;
import dev.covector.ir.SizeScope;
import dev.covector.ir.TensorType;
import dev.covector.ir.TypeException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a module takes for granted of its sizes becomes guards of the function. */
public final class ReadScope implements SizeScope {
    private final List<Guard> guards = new ArrayList<>();

    public List<Guard> guards() {
        return List.copyOf(guards);
    }

    /** Adds a guard, unless it always holds or is there; one that never holds is an error. */
    public void add(Dim left, Relation relation, Dim right, String reason, @Nullable Location line) {
        Guard guard = new Guard(left, relation, right, reason, line);
        Boolean proof = SizeScope.proof(left, relation, right);
        if (proof != null && !proof) {
            throw new TypeException("the sizes never fulfil " + guard);
        }
        if (proof == null && !isGiven(left, relation, right)) {
            guards.add(guard);
        }
    }

    /** Whether the guards so far say so. */
    public boolean isGiven(Dim left, Relation relation, Dim right) {
        return guards.stream().anyMatch(guard -> guard.implies(left, relation, right));
    }

    /** Whether two types are the same for all sizes that fulfil the guards so far. */
    public boolean areEqual(TensorType x, TensorType y) {
        boolean same = x.dtype() == y.dtype() && x.rank() == y.rank();
        for (int axis = 0; same && axis < x.rank(); axis++) {
            Dim left = x.dim(axis);
            Dim right = y.dim(axis);
            same = left.equals(right) || isGiven(left, Relation.EQUAL, right);
        }
        return same;
    }

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
        add(left, relation, right, reason, null);
        return true;
    }

    @Override
    public Dim canonical(Dim size) {
        return size;
    }
}
