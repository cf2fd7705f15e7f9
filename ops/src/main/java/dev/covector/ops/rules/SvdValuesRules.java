package dev.covector.ops.rules;

import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.ops.Check;
import dev.covector.ops.DTypeClass;
import dev.covector.ops.Lowering;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.OpRules;
import dev.covector.ops.SvdValues;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Singular values. */
public final class SvdValuesRules implements OpRules<SvdValues> {
    @Override
    public List<TensorType> types(SvdValues op) {
        TensorType x = op.x().type();
        Check.dtype(op, 0, DTypeClass.INEXACT);
        Check.that(x.rank() >= 2, op, "C1", "x must have matrices in its first two axes");
        return List.of(Matrices.spectrum(x, Matrices.smaller(x)));
    }

    /** Giles (2008), section 3.2: ds(j) = Re(u(j)^H dx v(j)). Needs the vectors, and no regularisation. */
    @Override
    public List<@Nullable Value> jvp(SvdValues op, List<Value> results, List<@Nullable Value> tangents, OpBuilder b) {
        Value dx = tangents.getFirst();
        if (dx == null) {
            return Collections.singletonList(null);
        }
        List<Value> all = b.svd(op.x(), false);
        Value moved = Matrices.multiply(dx, Matrices.adjoint(all.get(2), b), b);
        return List.of(Matrices.along(all.getFirst(), moved, b));
    }

    @Override
    public List<Value> batch(SvdValues op, List<Boolean> batched, Dim size, OpBuilder b) {
        return List.of(b.svdValues(op.x()));
    }

    @Override
    public Lowering lowering(SvdValues op) {
        return new Lowering.Library();
    }

    /** Four times the square of the smaller size times the larger for each matrix. */
    @Override
    public Dim operations(SvdValues op) {
        return op.x().type().elements().times(Matrices.smaller(op.x().type())).times(4);
    }
}
