package dev.covector.ops.rules;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.ops.Check;
import dev.covector.ops.Cumargmax;
import dev.covector.ops.Lowering;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.OpRules;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The places of running extremes. */
public final class CumargmaxRules implements OpRules<Cumargmax> {
    @Override
    public List<TensorType> types(Cumargmax op) {
        TensorType x = op.x().type();
        Check.axes(op, List.of(op.axis()), x.rank(), "C1");
        Check.that(!x.dtype().isComplex(), op, "C2", "x must not be complex");
        return List.of(x.withDType(DType.I64));
    }

    @Override
    public List<@Nullable Value> jvp(Cumargmax op, List<Value> results, List<@Nullable Value> tangents, OpBuilder b) {
        return Collections.singletonList(null);
    }

    @Override
    public List<Value> batch(Cumargmax op, List<Boolean> batched, Dim size, OpBuilder b) {
        return List.of(b.cumargmax(op.x(), op.axis(), op.least()));
    }

    @Override
    public Lowering lowering(Cumargmax op) {
        return new Lowering.Library();
    }
}
