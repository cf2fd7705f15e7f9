package dev.covector.ops.rules;

import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.ops.Check;
import dev.covector.ops.DTypeClass;
import dev.covector.ops.FreePhase;
import dev.covector.ops.Lowering;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.OpRules;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The identity on changes of vectors whose phases are arbitrary, and its checked transpose. */
public final class FreePhaseRules implements OpRules<FreePhase> {
    @Override
    public List<TensorType> types(FreePhase op) {
        Check.dtype(op, 0, DTypeClass.COMPLEX);
        TensorType x = op.x().type();
        boolean same = x.dtype() == op.v().type().dtype()
                && Check.equal(x.shape(), op.v().type().shape(), op);
        Check.that(same && x.rank() >= 2, op, "C1", "x and v must be matrices of one type");
        return List.of(x);
    }

    /** The identity: a phase that the function does not depend on, its derivative does not depend on either. */
    @Override
    public List<@Nullable Value> jvp(FreePhase op, List<Value> results, List<@Nullable Value> tangents, OpBuilder b) {
        return Collections.singletonList(tangents.getFirst());
    }

    /** A function of v that is the same for v(j) e^(it) has a cotangent with Im(sum conj(ct(j)) v(j)) = 0. */
    @Override
    public Value transpose(FreePhase op, int operand, Value ct, OpBuilder b) {
        if (operand != 0) {
            return OpRules.super.transpose(op, operand, ct, b);
        }
        return op.checked() ? ct : b.freePhase(ct, op.v(), true);
    }

    @Override
    public List<Value> batch(FreePhase op, List<Boolean> batched, Dim size, OpBuilder b) {
        Value x = batched.get(0) ? op.x() : b.repeat(op.x(), size);
        Value v = batched.get(1) ? op.v() : b.repeat(op.v(), size);
        return List.of(b.freePhase(x, v, op.checked()));
    }

    @Override
    public Lowering lowering(FreePhase op) {
        return op.checked() ? new Lowering.Library() : new Lowering.Expanded(_ -> List.of(op.x()));
    }
}
