package dev.covector.ops.rules;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.ops.Argsort;
import dev.covector.ops.Check;
import dev.covector.ops.Lowering;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.OpRules;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The places that sorted elements come from. */
public final class ArgsortRules implements OpRules<Argsort> {
    @Override
    public List<TensorType> types(Argsort op) {
        TensorType x = op.x().type();
        Check.axes(op, List.of(op.axis()), x.rank(), "C1");
        Check.that(!x.dtype().isComplex(), op, "C2", "x must not be complex");
        return List.of(x.withDType(DType.I64));
    }

    @Override
    public List<@Nullable Value> jvp(Argsort op, List<Value> results, List<@Nullable Value> tangents, OpBuilder b) {
        return Collections.singletonList(null);
    }

    @Override
    public List<Value> batch(Argsort op, List<Boolean> batched, Dim size, OpBuilder b) {
        return List.of(b.argsort(op.x(), op.axis(), op.descending()));
    }

    @Override
    public Lowering lowering(Argsort op) {
        return new Lowering.Library();
    }
}
