package dev.covector.ops.rules;

import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.ops.Check;
import dev.covector.ops.Cholesky;
import dev.covector.ops.DTypeClass;
import dev.covector.ops.Lowering;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.OpRules;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The Cholesky factor. */
public final class CholeskyRules implements OpRules<Cholesky> {
    @Override
    public List<TensorType> types(Cholesky op) {
        TensorType x = op.x().type();
        Check.dtype(op, 0, DTypeClass.INEXACT);
        Check.that(x.rank() >= 2 && Check.equal(x.dim(0), x.dim(1), op), op, "C1", "the first two axes must be square");
        return List.of(x);
    }

    /** Murray (2016), arXiv:1602.07527, eq. 8: dL = L tril(L^-1 dA L^-H) with halved diagonal; dA is made Hermitian. */
    @Override
    public List<@Nullable Value> jvp(Cholesky op, List<Value> results, List<@Nullable Value> tangents, OpBuilder b) {
        Value dx = tangents.getFirst();
        if (dx == null) {
            return Collections.singletonList(null);
        }
        Value l = results.getFirst();
        Value hermitian = Matrices.hermitian(dx, b);
        Value left = b.triangularSolve(l, hermitian, true, true, false, false, false);
        Value both = b.triangularSolve(l, left, false, true, true, true, false);
        return Collections.singletonList(Matrices.multiply(l, Matrices.lower(both, 0.5, b), b));
    }

    @Override
    public List<Value> batch(Cholesky op, List<Boolean> batched, Dim size, OpBuilder b) {
        return List.of(b.cholesky(op.x()));
    }

    @Override
    public Lowering lowering(Cholesky op) {
        return new Lowering.Library();
    }

    /** A third of the cube of the order for each matrix. */
    @Override
    public Dim operations(Cholesky op) {
        return op.x().type().elements().times(op.x().type().dim(0)).floorDiv(3);
    }
}
