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
        Value product = b.scatterMul(Factors.oneForZero(x, b), Factors.oneForZero(u, b), op.indices(), op.axes());
        Value zeros = scatter.added(Factors.isZero(x, b), Factors.isZero(u, b), b);
        Value vanishing = scatter.added(Factors.vanishing(x, b), Factors.vanishing(u, b), b);
        Value dx = tangents.get(0);
        Value du = tangents.get(1);
        Value ofX = dx == null ? b.zeros(x.type()) : b.mul(Factors.others(x, product, zeros, vanishing, b), dx);
        if (du == null) {
            return Collections.singletonList(ofX);
        }
        Value ofU = Factors.others(
                u,
                scatter.gathered(product, b),
                scatter.gathered(zeros, b),
                scatter.gathered(vanishing, b),
                b);
        return Collections.singletonList(scatter.added(ofX, b.mul(ofU, du), b));
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
