package dev.covector.ops.rules;

import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.ops.Check;
import dev.covector.ops.DTypeClass;
import dev.covector.ops.Eigh;
import dev.covector.ops.Lowering;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.OpRules;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Eigenvalues and eigenvectors of Hermitian matrices. */
public final class EighRules implements OpRules<Eigh> {
    @Override
    public List<TensorType> types(Eigh op) {
        TensorType x = op.x().type();
        Check.dtype(op, 0, DTypeClass.INEXACT);
        Check.that(x.rank() >= 2 && Check.equal(x.dim(0), x.dim(1), op), op, "C1", "the first two axes must be square");
        return List.of(Matrices.spectrum(x, x.dim(0)), x);
    }

    /**
     * Giles (2008), section 3.1: dw = diag(v^H dx v), dv = v (F o v^H dx v) with F(i, j) = 1 / (w(j) - w(i)); of the phases of
     * v those are taken that turn least. dx is made Hermitian.
     */
    @Override
    public List<@Nullable Value> jvp(Eigh op, List<Value> results, List<@Nullable Value> tangents, OpBuilder b) {
        Value dx = tangents.getFirst();
        if (dx == null) {
            return Arrays.asList(null, null);
        }
        Value v = results.get(1);
        Value inner = Matrices.multiply(Matrices.adjoint(v, b), Matrices.multiply(Matrices.hermitian(dx, b), v, b), b);
        Value turns = b.convertTo(
                new Spectrum(results.getFirst(), b).ofDifferences(), v.type().dtype());
        Value dv = Matrices.multiply(v, b.mul(turns, inner), b);
        return List.of(b.real(Matrices.diagonal(inner, b)), Phases.free(dv, v, b));
    }

    @Override
    public List<Value> batch(Eigh op, List<Boolean> batched, Dim size, OpBuilder b) {
        return b.eigh(op.x());
    }

    @Override
    public Lowering lowering(Eigh op) {
        return new Lowering.Library();
    }

    /** Nine times the cube of the order for each matrix. */
    @Override
    public Dim operations(Eigh op) {
        TensorType x = op.x().type();
        return x.elements().times(x.dim(0)).times(9);
    }
}
