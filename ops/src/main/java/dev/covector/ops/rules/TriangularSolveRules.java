package dev.covector.ops.rules;

import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.ops.Check;
import dev.covector.ops.DTypeClass;
import dev.covector.ops.Lowering;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.OpRules;
import dev.covector.ops.TriangularSolve;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Systems with a triangular matrix. */
public final class TriangularSolveRules implements OpRules<TriangularSolve> {
    @Override
    public List<TensorType> types(TriangularSolve op) {
        TensorType a = op.a().type();
        TensorType z = op.b().type();
        Check.dtype(op, 0, DTypeClass.INEXACT);
        boolean ranks = a.rank() >= 2 && a.rank() == z.rank();
        Check.that(ranks && Check.equal(a.dim(0), a.dim(1), op), op, "C1", "the matrices of a must be square");
        Check.that(Check.equal(a.dim(0), z.dim(op.left() ? 0 : 1), op), op, "C1", "the matrices of a and b must match");
        boolean batches = Check.equal(a.shape().subList(2, a.rank()), z.shape().subList(2, z.rank()), op);
        Check.that(batches && a.dtype() == z.dtype(), op, "C2", "a and b must have one dtype and the same batch axes");
        return List.of(z);
    }

    /** From op(a) z = b: op(a) dz = db - op(da) z, only the referenced triangle of da counting. */
    @Override
    public List<@Nullable Value> jvp(
            TriangularSolve op, List<Value> results, List<@Nullable Value> tangents, OpBuilder b) {
        Value da = tangents.get(0);
        Value db = tangents.get(1);
        Value fromB = db == null ? null : solve(op, op.a(), db, b);
        Value fromA = da == null
                ? null
                : b.neg(solve(op, op.a(), product(op, referenced(op, da, b), results.getFirst(), b), b));
        return Collections.singletonList(fromA == null ? fromB : fromB == null ? fromA : b.add(fromA, fromB));
    }

    private static Value solve(TriangularSolve op, Value a, Value z, OpBuilder b) {
        return b.triangularSolve(a, z, op.left(), op.lower(), op.transposed(), op.conjugated(), op.unit());
    }

    private static Value referenced(TriangularSolve op, Value da, OpBuilder b) {
        Value triangle = op.lower() ? Matrices.lower(da, op.unit() ? 0 : 1, b) : Matrices.upper(da, b);
        if (op.lower() || !op.unit()) {
            return triangle;
        }
        return b.sub(triangle, Matrices.lower(triangle, 1, b));
    }

    private static Value product(TriangularSolve op, Value da, Value z, OpBuilder b) {
        Value turned = op.conjugated() ? b.conj(da) : da;
        if (op.transposed()) {
            turned = op.conjugated() ? Matrices.adjoint(da, b) : b.conj(Matrices.adjoint(da, b));
        }
        return op.left() ? Matrices.multiply(turned, z, b) : Matrices.multiply(z, turned, b);
    }

    /** The adjoint of the inverse of op(a) is the inverse of its conjugate transpose. */
    @Override
    public Value transpose(TriangularSolve op, int operand, Value ct, OpBuilder b) {
        if (operand == 0) {
            return OpRules.super.transpose(op, operand, ct, b);
        }
        return b.triangularSolve(op.a(), ct, op.left(), op.lower(), !op.transposed(), !op.conjugated(), op.unit());
    }

    @Override
    public List<Value> batch(TriangularSolve op, List<Boolean> batched, Dim size, OpBuilder b) {
        Value a = batched.get(0) ? op.a() : b.repeat(op.a(), size);
        Value z = batched.get(1) ? op.b() : b.repeat(op.b(), size);
        return List.of(solve(op, a, z, b));
    }

    @Override
    public Lowering lowering(TriangularSolve op) {
        return new Lowering.Library();
    }

    /** The square of the order for each vector solved for. */
    @Override
    public Dim operations(TriangularSolve op) {
        return op.b().type().elements().times(op.a().type().dim(0));
    }
}
