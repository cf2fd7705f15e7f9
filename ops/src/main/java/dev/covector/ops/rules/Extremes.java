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

    /** The mean of the tangents of what is extreme at each element: x or updates that go there. */
    static List<@Nullable Value> jvp(Scatter scatter, Value out, List<@Nullable Value> tangents, OpBuilder b) {
        Value x = scatter.x();
        Value u = scatter.updates();
        Value isX = b.convertTo(b.eq(x, out), x.type().dtype());
        Value isU = b.convertTo(b.eq(u, scatter.gathered(out, b)), x.type().dtype());
        Value dx = tangents.get(0);
        Value du = tangents.get(1);
        Value ofX = dx == null ? b.zeros(x.type()) : b.mul(isX, dx);
        Value ofU = du == null ? b.zeros(u.type()) : b.mul(isU, du);
        return Collections.singletonList(b.div(scatter.added(ofX, ofU, b), scatter.added(isX, isU, b)));
    }
}
