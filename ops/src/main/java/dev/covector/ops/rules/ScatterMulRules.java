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

    /** The tangent as {@link Factors} has it, of the product P of the factors that are not zero and that of the zeros, Z. */
    @Override
    public List<@Nullable Value> jvp(ScatterMul op, List<Value> results, List<@Nullable Value> tangents, OpBuilder b) {
        Scatter scatter = new Scatter(op);
        Value dx = tangents.get(0);
        Value du = tangents.get(1);
        Factors x = Factors.of(op.x(), dx == null ? b.zeros(op.x().type()) : dx, b);
        Factors u = Factors.of(op.updates(), du == null ? b.zeros(op.updates().type()) : du, b);
        Value p = b.scatterMul(x.others(), u.others(), op.indices(), op.axes());
        Value z = b.scatterMul(x.zerosOrOnes(), u.zerosOrOnes(), op.indices(), op.axes());
        return Collections.singletonList(Factors.tangent(p, z, x.sums(u, (a, c) -> scatter.added(a, c, b)), b));
    }

    @Override
    public List<Value> batch(ScatterMul op, List<Boolean> batched, Dim size, OpBuilder b) {
        return new Scatter(op).batch(batched, size, b);
    }

    @Override
    public Lowering lowering(ScatterMul op) {
        return Lowering.Library.updating();
    }
}
