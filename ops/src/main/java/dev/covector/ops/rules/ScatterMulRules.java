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

    /** As that of a product: P Z Σ dx / x + P dZ, with P of the factors that are not zero and Z of the others. */
    @Override
    public List<@Nullable Value> jvp(
            ScatterMul op, List<Value> results, List<@Nullable Value> tangents, OpBuilder b) {
        Scatter scatter = new Scatter(op);
        Value dx = tangents.get(0) == null ? b.zeros(op.x().type()) : tangents.get(0);
        Value du = tangents.get(1) == null ? b.zeros(op.updates().type()) : tangents.get(1);
        Factors x = Factors.of(op.x(), dx, b);
        Factors u = Factors.of(op.updates(), du, b);
        Value p = b.scatterMul(x.others(), u.others(), op.indices(), op.axes());
        Value z = b.scatterMul(x.zeros(), u.zeros(), op.indices(), op.axes());
        Value relative = scatter.added(x.relative(), u.relative(), b);
        Value count = scatter.added(x.isZero(), u.isZero(), b);
        Value dz = b.select(
                b.eq(count, b.full(1, count.type())), scatter.added(x.ofZeros(), u.ofZeros(), b), b.zeros(z.type()));
        return Collections.singletonList(b.mul(p, b.add(b.mul(z, relative), dz)));
    }

    /**
     * Factors apart.
     *
     * @param isZero one where a factor is zero
     * @param others the factors, one for zeros
     * @param zeros the zeros, one for the other factors
     * @param relative tangents over factors, zero for zeros
     * @param ofZeros tangents of zeros, zero for the other factors
     */
    private record Factors(Value isZero, Value others, Value zeros, Value relative, Value ofZeros) {
        static Factors of(Value x, Value dx, OpBuilder b) {
            Value none = b.zeros(x.type());
            Value one = b.full(1, x.type());
            Value isZero = b.eq(x, none);
            Value others = b.select(isZero, one, x);
            return new Factors(
                    b.convertTo(isZero, x.type().dtype()),
                    others,
                    b.select(isZero, x, one),
                    b.div(b.select(isZero, none, dx), others),
                    b.select(isZero, dx, none));
        }
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
