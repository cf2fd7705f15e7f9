package dev.covector.api.ragged;

import dev.covector.ir.Dim;
import dev.covector.ir.Relation;
import dev.covector.ir.SizeScope;
import dev.covector.ir.TypeException;
import dev.covector.tracer.Tensor;
import dev.covector.tracer.UserLine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What ragged batches require of tensors, and their axes brought beside each other. */
final class Demands {
    /** No batch has more values. */
    static final Dim MOST = Dim.of(1L << 47);

    private Demands() {}

    /** An error with what is required, {@code op: requirement}, and what came. */
    static TypeException error(String requirement, Object... got) {
        return UserLine.typeError(requirement
                + "; got "
                + Arrays.stream(got).map(Object::toString).collect(Collectors.joining(" and ")));
    }

    static void that(boolean holds, String requirement, Object... got) {
        if (!holds) {
            throw error(requirement, got);
        }
    }

    /** Whether sizes are equal: under a guard where it depends on them. */
    static boolean equal(Dim left, Dim right) {
        return equal(left, right, "Ragged");
    }

    /** Whether sizes are equal for what the guard names. */
    static boolean equal(Dim left, Dim right, String op) {
        return SizeScope.holds(left, Relation.EQUAL, right, op);
    }

    static void lengths(String op, Tensor x) {
        that(x.rank() == 1 && x.dtype().isInteger(), op + ": lengths must be a vector of integers", x.type());
    }

    /** A tensor with axes of size 1 at the end, up to a rank. */
    static Tensor trailing(Tensor x, int rank) {
        List<Dim> shape = new ArrayList<>(x.shape());
        while (shape.size() < rank) {
            shape.add(Dim.ONE);
        }
        return shape.size() == x.rank() ? x : x.reshape(shape);
    }
}
