package dev.covector.ops.rules;

import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.ops.Check;
import dev.covector.ops.DTypeClass;
import dev.covector.ops.Lowering;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.OpRules;
import dev.covector.ops.Pinv;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pseudo-inverse. */
public final class PinvRules implements OpRules<Pinv> {
    @Override
    public List<TensorType> types(Pinv op) {
        TensorType x = op.x().type();
        TensorType cutoff = op.cutoff().type();
        Check.dtype(op, 0, DTypeClass.INEXACT);
        Check.that(x.rank() >= 2, op, "C1", "x must have matrices in its first two axes");
        boolean fits = cutoff.dtype() == x.dtype().realPart()
                && Check.equal(cutoff.shape(), x.shape().subList(2, x.rank()), op);
        Check.that(fits, op, "C2", "cutoff must have the precision of x and its batch axes");
        return List.of(Matrices.sized(x, x.dim(1), x.dim(0)));
    }

    /**
     * Golub and Pereyra (1973), SIAM J. Numer. Anal. 10(2), eq. 4.12: with p the inverse, dp = -p dx p + p p^H dx^H (1 - x p)
     * + (1 - p x) dx^H p^H p.
     */
    @Override
    public List<@Nullable Value> jvp(Pinv op, List<Value> results, List<@Nullable Value> tangents, OpBuilder b) {
        Value dx = tangents.getFirst();
        if (dx == null) {
            return Collections.singletonList(null);
        }
        Value x = op.x();
        Value p = results.getFirst();
        Value left = Matrices.multiply(p, dx, b);
        Value right = Matrices.multiply(dx, p, b);
        Value columns = Matrices.multiply(p, Matrices.adjoint(right, b), b);
        Value rows = Matrices.multiply(Matrices.adjoint(left, b), p, b);
        Value outwards = b.sub(columns, Matrices.multiply(Matrices.multiply(columns, x, b), p, b));
        Value inwards = b.sub(rows, Matrices.multiply(p, Matrices.multiply(x, rows, b), b));
        return Collections.singletonList(b.sub(b.add(outwards, inwards), Matrices.multiply(left, p, b)));
    }

    @Override
    public List<Value> batch(Pinv op, List<Boolean> batched, Dim size, OpBuilder b) {
        Value x = batched.get(0) ? op.x() : b.repeat(op.x(), size);
        Value cutoff = batched.get(1) ? op.cutoff() : b.repeat(op.cutoff(), size);
        return List.of(b.pinv(x, cutoff));
    }

    @Override
    public Lowering lowering(Pinv op) {
        return new Lowering.Expanded(b -> List.of(inverse(op, b)));
    }

    private static Value inverse(Pinv op, OpBuilder b) {
        List<Value> svd = b.svd(op.x(), false);
        Value s = svd.get(1);
        Value least = b.mul(op.cutoff(), b.max(s, List.of(0)));
        Value isKept = b.gt(
                s, b.broadcast(least, s.type().shape(), Axes.range(1, s.type().rank())));
        Value inverse = b.select(isKept, b.div(1, s), b.zeros(s.type()));
        Value v = Matrices.adjoint(svd.get(2), b);
        Value scale = b.convertTo(inverse, v.type().dtype());
        Value scaled = b.mul(v, Matrices.byColumn(scale, v.type().shape(), b));
        return Matrices.multiply(scaled, Matrices.adjoint(svd.getFirst(), b), b);
    }
}
