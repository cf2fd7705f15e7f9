package dev.covector.passes.simplify;

import dev.covector.ir.Dim;
import dev.covector.ir.Op;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.ops.Constant;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.Sum;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code sum(c, axes) -> c * number of elements} for a finite constant c. It rounds less often than the sum. */
final class MultiplyConstantSum implements Rewrite {
    @Override
    public @Nullable Value apply(Op op, Defs defs, OpBuilder b) {
        if (!(op instanceof Sum(Value x, var axes)) || axes.isEmpty()) {
            return null;
        }
        Constant c = defs.uniform(x);
        if (c == null || c.value().elements().getFirst() instanceof Double number && !Double.isFinite(number)) {
            return null;
        }
        TensorType type = defs.type(op);
        Dim count = axes.stream().map(x.type()::dim).reduce(Dim.ONE, Dim::times);
        Value one = b.constant(c.value(), c.dtype(), List.of());
        return b.spread(b.mul(one, b.sizeAs(count, c.dtype())), type.shape());
    }
}
