package dev.covector.ops.rules;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.ops.Check;
import dev.covector.ops.DTypeClass;
import dev.covector.ops.Lowering;
import dev.covector.ops.Lu;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.OpRules;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The LU factorisation. */
public final class LuRules implements OpRules<Lu> {
    @Override
    public List<TensorType> types(Lu op) {
        TensorType x = op.x().type();
        Check.dtype(op, 0, DTypeClass.INEXACT);
        Check.that(x.rank() >= 2, op, "C1", "x must have matrices in its first two axes");
        return List.of(x, Matrices.spectrum(x, x.dim(0)).withDType(DType.I64));
    }

    /**
     * De Hoog, Anderssen and Lukas (2011), "Differentiation of matrix functionals using triangular factorization", with both
     * factors made square by the identity: of a = l^-1 dx u^-1 the strict lower triangle moves l, the rest u.
     */
    @Override
    public List<@Nullable Value> jvp(Lu op, List<Value> results, List<@Nullable Value> tangents, OpBuilder b) {
        Value dx = tangents.getFirst();
        if (dx == null) {
            return Arrays.asList(null, null);
        }
        Value moved = Matrices.ordered(dx, results.getLast(), b);
        Value l = lower(results.getFirst(), b);
        Value u = upper(results.getFirst(), b);
        Value half = b.triangularSolve(l, moved, true, true, false, false, true);
        Value a = b.triangularSolve(u, half, false, false, false, false, false);
        Value dl = Matrices.multiply(l, Matrices.lower(a, 0, b), b);
        Value du = Matrices.multiply(Matrices.upper(a, b), u, b);
        return Arrays.asList(b.add(dl, du), null);
    }

    /** The unit lower triangular factor, m by m. */
    private static Value lower(Value lu, OpBuilder b) {
        TensorType type = lu.type();
        Dim m = type.dim(0);
        Dim k = Matrices.smaller(type);
        Value right = b.zeros(Matrices.sized(type, m, m.minus(k)));
        Value square = b.concatenate(List.of(Matrices.columns(lu, k, b), right), 1);
        Value isDiagonal = Matrices.isDiagonal(square.type().shape(), b);
        return b.select(isDiagonal, b.full(1, square.type()), Matrices.lower(square, 0, b));
    }

    /** The upper triangular factor, n by n. */
    private static Value upper(Value lu, OpBuilder b) {
        TensorType type = lu.type();
        Dim n = type.dim(1);
        Dim k = Matrices.smaller(type);
        Value below = b.zeros(Matrices.sized(type, n.minus(k), n));
        Value known = Matrices.part(lu, Dim.ZERO, Dim.ZERO, k, n, b);
        Value square = b.concatenate(List.of(known, below), 0);
        List<Dim> shape = square.type().shape();
        Value row = b.iota(DType.I64, shape, 0);
        Value isBelow = b.ge(row, b.broadcast(b.size(k), shape, List.of()));
        Value isOne = b.and(isBelow, Matrices.isDiagonal(shape, b));
        return b.select(isOne, b.full(1, square.type()), Matrices.upper(square, b));
    }

    @Override
    public List<Value> batch(Lu op, List<Boolean> batched, Dim size, OpBuilder b) {
        return b.lu(op.x());
    }

    @Override
    public Lowering lowering(Lu op) {
        return new Lowering.Library();
    }

    /** About the square of the smaller size times the larger for each matrix. */
    @Override
    public Dim operations(Lu op) {
        return op.x().type().elements().times(Matrices.smaller(op.x().type()));
    }
}
