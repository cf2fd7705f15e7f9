package dev.covector.ops.rules;

import dev.covector.ir.Value;
import dev.covector.ops.OpBuilder;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The derivative that the largest and the smallest share. */
final class Extremes {
    private Extremes() {}

    /** The mean of the tangents at the elements that are extreme: ties share the derivative evenly. */
    static List<@Nullable Value> jvp(Value x, List<Integer> axes, Value out, @Nullable Value dx, OpBuilder b) {
        if (dx == null) {
            return Collections.singletonList(null);
        }
        Value spread = b.broadcast(out, x.type().shape(), Axes.without(x.type().rank(), axes));
        Value weight = b.convertTo(b.eq(x, spread), x.type().dtype());
        Value count = b.sum(weight, axes);
        return Collections.singletonList(b.div(b.sum(b.mul(weight, dx), axes), count));
    }
}
