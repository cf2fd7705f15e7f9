package dev.covector.ops.rules;

import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.ops.Check;
import dev.covector.ops.DTypeClass;
import dev.covector.ops.EighValues;
import dev.covector.ops.Lowering;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.OpRules;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Eigenvalues of Hermitian matrices. */
public final class EighValuesRules implements OpRules<EighValues> {
    @Override
    public List<TensorType> types(EighValues op) {
        TensorType x = op.x().type();
        Check.dtype(op, 0, DTypeClass.INEXACT);
        Check.that(x.rank() >= 2 && Check.equal(x.dim(0), x.dim(1), op), op, "C1", "the first two axes must be square");
        return List.of(Matrices.spectrum(x, x.dim(0)));
    }

    /** Giles (2008), section 3.1: dw(j) = v(j)^H dx v(j). Needs the vectors, and no regularisation. */
    @Override
    public List<@Nullable Value> jvp(EighValues op, List<Value> results, List<@Nullable Value> tangents, OpBuilder b) {
        Value dx = tangents.getFirst();
        if (dx == null) {
            return Collections.singletonList(null);
        }
        Value v = b.eigh(op.x()).get(1);
        Value moved = Matrices.multiply(Matrices.hermitian(dx, b), v, b);
        return List.of(Matrices.along(v, moved, b));
    }

    @Override
    public List<Value> batch(EighValues op, List<Boolean> batched, Dim size, OpBuilder b) {
        return List.of(b.eighValues(op.x()));
    }

    @Override
    public Lowering lowering(EighValues op) {
        return new Lowering.Library();
    }

    /** Four thirds of the cube of the order for each matrix. */
    @Override
    public Dim operations(EighValues op) {
        TensorType x = op.x().type();
        return x.elements().times(x.dim(0)).times(4).floorDiv(3);
    }
}
