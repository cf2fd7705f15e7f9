package dev.covector.ops.rules;

import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.ops.Check;
import dev.covector.ops.DTypeClass;
import dev.covector.ops.Lowering;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.OpRules;
import dev.covector.ops.Qr;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The QR factorisation. */
public final class QrRules implements OpRules<Qr> {
    @Override
    public List<TensorType> types(Qr op) {
        TensorType x = op.x().type();
        Check.dtype(op, 0, DTypeClass.INEXACT);
        Check.that(x.rank() >= 2, op, "C1", "x must have matrices in its first two axes");
        Dim k = op.full() ? x.dim(0) : Matrices.smaller(x);
        return List.of(Matrices.sized(x, x.dim(0), k), Matrices.sized(x, k, x.dim(1)));
    }

    /**
     * Townsend, "The QR decomposition: derivation of derivatives" (j-towns.github.io/papers/qr-derivative.pdf): with
     * a = q^H dx r^-1 of the leading columns, q turns by the w that is skew and has the strict lower triangle of a; dr = q^H dx
     * - w r. The diagonal of r stays real, and w has the imaginary diagonal of a. Of more columns than rows the first
     * determine q.
     */
    @Override
    public List<@Nullable Value> jvp(Qr op, List<Value> results, List<@Nullable Value> tangents, OpBuilder b) {
        Value dx = tangents.getFirst();
        if (dx == null) {
            return Arrays.asList(null, null);
        }
        Dim m = dx.type().dim(0);
        Dim n = dx.type().dim(1);
        Dim k = Matrices.smaller(dx.type());
        Value q = Matrices.columns(results.getFirst(), k, b);
        Value r = Matrices.part(results.getLast(), Dim.ZERO, Dim.ZERO, k, n, b);
        Value leading = Matrices.columns(dx, k, b);
        Value solved = b.triangularSolve(Matrices.columns(r, k, b), leading, false, false, false, false, false);
        Value adjoint = Matrices.adjoint(q, b);
        Value a = Matrices.multiply(adjoint, solved, b);
        Value turn = turn(a, b);
        Value dq = b.add(Matrices.multiply(q, b.sub(turn, a), b), solved);
        Value dr = Matrices.upper(b.sub(Matrices.multiply(adjoint, dx, b), Matrices.multiply(turn, r, b)), b);
        if (!op.full()) {
            return List.of(dq, dr);
        }
        Value below = b.zeros(Matrices.sized(dr.type(), m.minus(k), n));
        return List.of(Matrices.completed(dq, results.getFirst(), b), b.concatenate(List.of(dr, below), 0));
    }

    private static Value turn(Value a, OpBuilder b) {
        Value lower = Matrices.lower(a, 0, b);
        Value turn = b.sub(lower, Matrices.adjoint(lower, b));
        if (!a.type().dtype().isComplex()) {
            return turn;
        }
        Value isDiagonal = Matrices.isDiagonal(a.type().shape(), b);
        Value imaginary = b.mul(0.5, b.sub(a, b.conj(a)));
        return b.add(turn, b.select(isDiagonal, imaginary, b.zeros(a.type())));
    }

    @Override
    public List<Value> batch(Qr op, List<Boolean> batched, Dim size, OpBuilder b) {
        return b.qr(op.x(), op.full());
    }

    @Override
    public Lowering lowering(Qr op) {
        return new Lowering.Library();
    }

    /** About four times the square of the smaller size times the larger for each matrix. */
    @Override
    public Dim operations(Qr op) {
        return op.x().type().elements().times(Matrices.smaller(op.x().type())).times(4);
    }
}
