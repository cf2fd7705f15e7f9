package dev.covector.ops.rules;

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

    /** The tangent as {@link Factors} has it, of the product P of the factors that are not zero and that of the zeros, Z. */
    @Override
    public List<@Nullable Value> jvp(Prod op, List<Value> results, List<@Nullable Value> tangents, OpBuilder b) {
        Value dx = tangents.getFirst();
        if (dx == null) {
            return Collections.singletonList(null);
        }
        Factors x = Factors.of(op.x(), dx, b);
        Value p = b.prod(x.others(), op.axes());
        Value z = b.prod(x.zerosOrOnes(), op.axes());
        return Collections.singletonList(Factors.tangent(p, z, x.sums(sum -> b.sum(sum, op.axes())), b));
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
