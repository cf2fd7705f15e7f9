package dev.covector.ops.rules;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.ops.Check;
import dev.covector.ops.DTypeClass;
import dev.covector.ops.Lowering;
import dev.covector.ops.LuSolve;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.OpRules;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Systems whose matrix has been factored. The factors are no inputs of the derivative: it goes by the matrix. */
public final class LuSolveRules implements OpRules<LuSolve> {
    @Override
    public List<TensorType> types(LuSolve op) {
        TensorType x = op.x().type();
        TensorType z = op.b().type();
        Check.dtype(op, 0, DTypeClass.INEXACT);
        boolean ranks = x.rank() >= 2 && x.rank() == z.rank();
        boolean square = ranks && Check.equal(x.dim(0), x.dim(1), op) && Check.equal(x.dim(0), z.dim(0), op);
        Check.that(square, op, "C1", "the matrices of x must be square, with as many rows as those of b");
        List<Dim> batch = x.shape().subList(2, x.rank());
        boolean factored = op.lu().type().dtype() == x.dtype()
                && Check.equal(op.lu().type().shape(), x.shape(), op)
                && op.order().type().dtype() == DType.I64
                && Check.equal(op.order().type().shape(), x.shape().subList(1, x.rank()), op);
        boolean fits = z.dtype() == x.dtype() && Check.equal(z.shape().subList(2, z.rank()), batch, op);
        Check.that(factored && fits, op, "C2", "lu and order must be those of x, and b have its dtype and batch axes");
        return List.of(z);
    }

    /** From op(x) z = b: op(x) dz = db - op(dx) z. */
    @Override
    public List<@Nullable Value> jvp(LuSolve op, List<Value> results, List<@Nullable Value> tangents, OpBuilder b) {
        Value dx = tangents.get(0);
        Value db = tangents.get(3);
        Value moved = dx == null ? null : Matrices.multiply(turned(op, dx, b), results.getFirst(), b);
        Value right = moved == null ? db : db == null ? b.neg(moved) : b.sub(db, moved);
        return Collections.singletonList(right == null ? null : solve(op, right, b));
    }

    private static Value turned(LuSolve op, Value dx, OpBuilder b) {
        Value order = op.transposed() ? Matrices.swapped(dx, b) : dx;
        return op.conjugated() ? b.conj(order) : order;
    }

    private static Value solve(LuSolve op, Value right, OpBuilder b) {
        return b.luSolve(op.x(), op.lu(), op.order(), right, op.transposed(), op.conjugated());
    }

    /** The adjoint of the inverse of op(x) is the inverse of its conjugate transpose. */
    @Override
    public Value transpose(LuSolve op, int operand, Value ct, OpBuilder b) {
        if (operand != 3) {
            return OpRules.super.transpose(op, operand, ct, b);
        }
        return b.luSolve(op.x(), op.lu(), op.order(), ct, !op.transposed(), !op.conjugated());
    }

    @Override
    public List<Value> batch(LuSolve op, List<Boolean> batched, Dim size, OpBuilder b) {
        Value x = batched.get(0) ? op.x() : b.repeat(op.x(), size);
        Value lu = batched.get(1) ? op.lu() : b.repeat(op.lu(), size);
        Value order = batched.get(2) ? op.order() : b.repeat(op.order(), size);
        Value z = batched.get(3) ? op.b() : b.repeat(op.b(), size);
        return List.of(b.luSolve(x, lu, order, z, op.transposed(), op.conjugated()));
    }

    /** With p x = l u: z = u^-1 l^-1 p b, or transposed z = p^T l^-T u^-T b. */
    @Override
    public Lowering lowering(LuSolve op) {
        return new Lowering.Expanded(b -> List.of(op.transposed() ? backward(op, b) : forward(op, b)));
    }

    private static Value forward(LuSolve op, OpBuilder b) {
        boolean conjugated = op.conjugated();
        Value right = Matrices.ordered(op.b(), op.order(), b);
        Value half = b.triangularSolve(op.lu(), right, true, true, false, conjugated, true);
        return b.triangularSolve(op.lu(), half, true, false, false, conjugated, false);
    }

    private static Value backward(LuSolve op, OpBuilder b) {
        boolean conjugated = op.conjugated();
        Value half = b.triangularSolve(op.lu(), op.b(), true, false, true, conjugated, false);
        Value ordered = b.triangularSolve(op.lu(), half, true, true, true, conjugated, true);
        return Matrices.ordered(ordered, b.argsort(op.order(), 0, false), b);
    }
}
