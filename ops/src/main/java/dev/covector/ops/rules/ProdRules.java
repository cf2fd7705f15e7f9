package dev.covector.ops.rules;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.ir.kernel.Reducer;
import dev.covector.ops.Check;
import dev.covector.ops.DTypeClass;
import dev.covector.ops.Lowering;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.OpRules;
import dev.covector.ops.Prod;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Product over axes. */
public final class ProdRules implements OpRules<Prod> {
    @Override
    public List<TensorType> types(Prod op) {
        Check.dtype(op, 0, DTypeClass.NUMBER);
        Check.axes(op, op.axes(), op.x().type().rank(), "C1");
        return List.of(op.x().type().minusAxes(op.axes()));
    }

    /**
     * The product is that of the factors that are not zero times that of the others, P Z: its tangent is P Z Σ dx / x + P dZ,
     * where dZ is the tangent of a single zero, and zero where there are more.
     */
    @Override
    public List<@Nullable Value> jvp(Prod op, List<Value> results, List<@Nullable Value> tangents, OpBuilder b) {
        Value dx = tangents.getFirst();
        if (dx == null) {
            return Collections.singletonList(null);
        }
        Value x = op.x();
        Value none = b.zeros(x.type());
        Value one = b.full(1, x.type());
        Value isZero = b.eq(x, none);
        Value factor = b.select(isZero, one, x);
        Value p = b.prod(factor, op.axes());
        Value z = b.prod(b.select(isZero, x, one), op.axes());
        Value relative = b.sum(b.div(b.select(isZero, none, dx), factor), op.axes());
        Value zeros = b.sum(b.convertTo(isZero, DType.I64), op.axes());
        Value single = b.eq(zeros, b.full(1, zeros.type()));
        Value dz = b.select(single, b.sum(b.select(isZero, dx, none), op.axes()), b.zeros(z.type()));
        return Collections.singletonList(b.mul(p, b.add(b.mul(z, relative), dz)));
    }

    @Override
    public List<Value> batch(Prod op, List<Boolean> batched, Dim size, OpBuilder b) {
        return List.of(b.prod(op.x(), op.axes()));
    }

    /** Reductions run on the parts of a complex number one by one, which a product does not. */
    @Override
    public Lowering lowering(Prod op) {
        boolean isComplex = op.x().type().dtype().isComplex();
        return isComplex ? new Lowering.Library() : new Lowering.Reduction(Reducer.PRODUCT, op.axes());
    }
}
