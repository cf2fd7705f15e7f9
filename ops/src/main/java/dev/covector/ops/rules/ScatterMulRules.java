package dev.covector.ops.rules;

import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.ops.DTypeClass;
import dev.covector.ops.Lowering;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.OpRules;
import dev.covector.ops.ScatterMul;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Products into elements where index tensors say. */
public final class ScatterMulRules implements OpRules<ScatterMul> {
    @Override
    public List<TensorType> types(ScatterMul op) {
        return new Scatter(op).types(DTypeClass.NUMBER);
    }

    /** Each factor's tangent times the other factors, which are known without it also where one factor is zero. */
    @Override
    public List<@Nullable Value> jvp(
            ScatterMul op, List<Value> results, List<@Nullable Value> tangents, OpBuilder b) {
        Scatter scatter = new Scatter(op);
        Value x = op.x();
        Value u = op.updates();
        Value product = b.scatterMul(oneForZero(x, b), oneForZero(u, b), op.indices(), op.axes());
        Value zeros = scatter.added(isZero(x, b), isZero(u, b), b);
        Value dx = tangents.get(0);
        Value du = tangents.get(1);
        Value ofX = dx == null ? b.zeros(x.type()) : b.mul(others(x, product, zeros, b), dx);
        if (du == null) {
            return Collections.singletonList(ofX);
        }
        Value ofU = others(u, scatter.gathered(product, b), scatter.gathered(zeros, b), b);
        return Collections.singletonList(scatter.added(ofX, b.mul(ofU, du), b));
    }

    /** Among factors with a product (without zeros) and a number of zeros, the product of all but one. */
    private static Value others(Value factor, Value product, Value zeros, OpBuilder b) {
        Value rest = b.div(product, oneForZero(factor, b));
        return b.select(b.eq(zeros, isZero(factor, b)), rest, b.zeros(factor.type()));
    }

    private static Value isZero(Value x, OpBuilder b) {
        return b.convertTo(b.eq(x, b.zeros(x.type())), x.type().dtype());
    }

    private static Value oneForZero(Value x, OpBuilder b) {
        return b.select(b.eq(x, b.zeros(x.type())), b.full(1, x.type()), x);
    }

    @Override
    public List<Value> batch(ScatterMul op, List<Boolean> batched, Dim size, OpBuilder b) {
        return new Scatter(op).batch(batched, size, b);
    }

    @Override
    public Lowering lowering(ScatterMul op) {
        return new Lowering.Library();
    }
}
