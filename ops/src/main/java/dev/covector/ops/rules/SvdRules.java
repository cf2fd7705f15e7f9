package dev.covector.ops.rules;

import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.ops.Check;
import dev.covector.ops.DTypeClass;
import dev.covector.ops.Lowering;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.OpRules;
import dev.covector.ops.Svd;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The singular value decomposition. */
public final class SvdRules implements OpRules<Svd> {
    @Override
    public List<TensorType> types(Svd op) {
        TensorType x = op.x().type();
        Check.dtype(op, 0, DTypeClass.INEXACT);
        Check.that(x.rank() >= 2, op, "C1", "x must have matrices in its first two axes");
        Dim k = Matrices.smaller(x);
        return List.of(
                Matrices.sized(x, x.dim(0), op.full() ? x.dim(0) : k),
                Matrices.spectrum(x, k),
                Matrices.sized(x, op.full() ? x.dim(1) : k, x.dim(1)));
    }

    /**
     * Townsend (2016), "Differentiating the singular value decomposition", with his 1 / (s(j)² - s(i)²) in partial fractions:
     * with a = u^H dx v in its Hermitian part h and its skew one k, u turns by h / (s(j) - s(i)) + k / (s(j) + s(i)), v by the
     * difference of the two. The longer one of them also moves out of its space.
     */
    @Override
    public List<@Nullable Value> jvp(Svd op, List<Value> results, List<@Nullable Value> tangents, OpBuilder b) {
        Value dx = tangents.getFirst();
        if (dx == null) {
            return Arrays.asList(null, null, null);
        }
        Dim count = Matrices.smaller(dx.type());
        Value u = Matrices.columns(results.getFirst(), count, b);
        Value allV = Matrices.adjoint(results.get(2), b);
        Value v = Matrices.columns(allV, count, b);
        Value movedV = Matrices.multiply(dx, v, b);
        Value movedU = Matrices.multiply(Matrices.adjoint(dx, b), u, b);
        Value a = Matrices.multiply(Matrices.adjoint(u, b), movedV, b);
        Value adjoint = Matrices.adjoint(a, b);
        Spectrum s = new Spectrum(results.get(1), b);
        Value even = b.mul(b.convertTo(s.ofDifferences(), a.type().dtype()), b.mul(0.5, b.add(a, adjoint)));
        Value odd = b.mul(b.convertTo(s.ofSums(), a.type().dtype()), b.mul(0.5, b.sub(a, adjoint)));
        Value inverse = s.ofValues();
        Value du = change(u, b.add(even, odd), a, movedV, inverse, b);
        Value dv = change(v, b.sub(even, odd), adjoint, movedU, inverse, b);
        List<Value> free = Phases.free(du, u, dv, v, b);
        Value wholeU = op.full() ? Matrices.completed(free.getFirst(), results.getFirst(), b) : free.getFirst();
        Value wholeV = op.full() ? Matrices.completed(free.getLast(), allV, b) : free.getLast();
        return List.of(wholeU, b.real(Matrices.diagonal(a, b)), Matrices.adjoint(wholeV, b));
    }

    /** The turns of vectors among each other, and, where there are more rows than vectors, their moves out of their space. */
    private static Value change(Value u, Value turns, Value a, Value moved, Value inverse, OpBuilder b) {
        TensorType type = u.type();
        Value isTall = b.gt(b.size(type.dim(0)), b.size(type.dim(1)));
        List<Dim> shape = inverse.type().shape();
        Value outwards = b.select(b.broadcast(isTall, shape, List.of()), inverse, b.zeros(inverse.type()));
        Value scale = b.convertTo(outwards, type.dtype());
        Value within = b.sub(turns, b.mul(a, Matrices.byColumn(scale, a.type().shape(), b)));
        return b.add(Matrices.multiply(u, within, b), b.mul(moved, Matrices.byColumn(scale, type.shape(), b)));
    }

    @Override
    public List<Value> batch(Svd op, List<Boolean> batched, Dim size, OpBuilder b) {
        return b.svd(op.x(), op.full());
    }

    @Override
    public Lowering lowering(Svd op) {
        return new Lowering.Library();
    }

    /** About twenty times the square of the smaller size times the larger for each matrix. */
    @Override
    public Dim operations(Svd op) {
        return op.x().type().elements().times(Matrices.smaller(op.x().type())).times(20);
    }
}
