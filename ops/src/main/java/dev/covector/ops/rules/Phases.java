package dev.covector.ops.rules;

import dev.covector.ir.Dim;
import dev.covector.ir.Value;
import dev.covector.ops.OpBuilder;
import java.util.List;

/**
 * Marks the changes of complex vectors whose phases are arbitrary, so that the derivative of a function that depends on a phase
 * is an error: the cotangents tell.
 */
final class Phases {
    private Phases() {}

    /** The change of the columns of v, of which each may be turned by a phase. */
    static Value free(Value dv, Value v, OpBuilder b) {
        return v.type().dtype().isComplex() ? b.freePhase(dv, v, false) : dv;
    }

    /** The changes of the columns of u and v, of which each pair may be turned by one phase. */
    static List<Value> free(Value du, Value u, Value dv, Value v, OpBuilder b) {
        if (!u.type().dtype().isComplex()) {
            return List.of(du, dv);
        }
        Value pairs = free(b.concatenate(List.of(du, dv), 0), b.concatenate(List.of(u, v), 0), b);
        Dim rows = u.type().dim(0);
        Dim columns = u.type().dim(1);
        return List.of(
                Matrices.part(pairs, Dim.ZERO, Dim.ZERO, rows, columns, b),
                Matrices.part(pairs, rows, Dim.ZERO, v.type().dim(0), columns, b));
    }
}
