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

    /** The product of the others is the whole over x, or where one factor is zero the product of the rest at that place. */
    @Override
    public List<@Nullable Value> jvp(Prod op, List<Value> results, List<@Nullable Value> tangents, OpBuilder b) {
        Value dx = tangents.getFirst();
        if (dx == null) {
            return Collections.singletonList(null);
        }
        Value x = op.x();
        List<Integer> kept = Axes.without(x.type().rank(), op.axes());
        Value product = b.broadcast(b.prod(Factors.oneForZero(x, b), op.axes()), x.type().shape(), kept);
        Value zeros = b.broadcast(b.sum(Factors.isZero(x, b), op.axes()), x.type().shape(), kept);
        Value vanishing = b.broadcast(b.sum(Factors.vanishing(x, b), op.axes()), x.type().shape(), kept);
        Value others = Factors.others(x, product, zeros, vanishing, b);
        return Collections.singletonList(b.sum(b.mul(others, dx), op.axes()));
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
