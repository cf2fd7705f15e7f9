package dev.covector.passes.simplify;

import dev.covector.ir.Dim;
import dev.covector.ir.Op;
import dev.covector.ir.Value;
import dev.covector.ops.Broadcast;
import dev.covector.ops.Constant;
import dev.covector.ops.Lowering;
import dev.covector.ops.OpBuilder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code f(broadcast(x), broadcast(y), c) -> broadcast(f(x, y, c))} for an elementwise f of operands repeated alike, of repeated
 * scalars and of constants: fewer elements are computed.
 */
final class MoveBroadcastOutOfElementwise implements Rewrite {
    @Override
    public @Nullable Value apply(Op op, Defs defs, OpBuilder b) {
        Broadcast widest = widest(op, defs);
        if (widest == null || !(defs.lowering(op) instanceof Lowering.Pointwise)) {
            return null;
        }
        List<Value> small = new ArrayList<>();
        for (Value operand : op.operands()) {
            Value x = narrowed(operand, widest, defs, b);
            if (x == null) {
                return null;
            }
            small.add(x);
        }
        Value result = b.one(op.rebuilt(small, op.attributes(), op.blocks()));
        return b.broadcast(result, widest.shape(), widest.axes());
    }

    /** The broadcast of the highest rank among the operands; null where an operand is neither a broadcast nor a constant. */
    private static @Nullable Broadcast widest(Op op, Defs defs) {
        Broadcast widest = null;
        for (Value operand : op.operands()) {
            if (defs.of(operand) instanceof Broadcast broadcast) {
                widest = widest == null
                                || broadcast.axes().size() > widest.axes().size()
                        ? broadcast
                        : widest;
            } else if (defs.uniform(operand) == null) {
                return null;
            }
        }
        return widest;
    }

    /** What becomes the operand when it is repeated like the widest one; null where nothing does. */
    private static @Nullable Value narrowed(Value operand, Broadcast widest, Defs defs, OpBuilder b) {
        List<Dim> shape = widest.x().type().shape();
        Constant c = defs.uniform(operand);
        if (c != null) {
            return b.constant(c.value(), c.dtype(), shape);
        }
        if (!(defs.of(operand) instanceof Broadcast other)) {
            return null;
        }
        Value x = other.x();
        if (x.type().rank() == 0) {
            return b.spread(x, shape);
        }
        return other.axes().equals(widest.axes()) && x.type().shape().equals(shape) ? x : null;
    }
}
