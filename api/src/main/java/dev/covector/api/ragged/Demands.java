package dev.covector.api.ragged;

import dev.covector.ir.Dim;
import dev.covector.ir.Relation;
import dev.covector.ir.SizeScope;
import dev.covector.ir.TypeException;
import dev.covector.tracer.Tensor;
import dev.covector.tracer.UserLine;
import java.util.ArrayList;
import java.util.List;

/** What ragged batches require of tensors, and their axes brought beside each other. */
final class Demands {
    /** No batch has more values. */
    static final Dim MOST = Dim.of(1L << 47);

    private Demands() {}

    static TypeException error(String message, Object... got) {
        return UserLine.typeError(message.formatted(got));
    }

    static void that(boolean holds, String message, Object... got) {
        if (!holds) {
            throw error(message, got);
        }
    }

    /** A relation of sizes: a guard where it depends on them. */
    static void holds(Dim left, Relation relation, Dim right, String message, Object... got) {
        that(SizeScope.holds(left, relation, right, message.substring(0, message.indexOf(':'))), message, got);
    }

    static boolean equal(Dim left, Dim right) {
        return SizeScope.holds(left, Relation.EQUAL, right, "Ragged");
    }

    static void vector(String op, String what, Tensor x) {
        that(x.rank() == 1 && x.dtype().isInteger(), "%s: %s must be a vector of integers; got %s", op, what, x.type());
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
