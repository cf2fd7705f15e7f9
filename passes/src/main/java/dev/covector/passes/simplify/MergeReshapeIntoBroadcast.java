package dev.covector.passes.simplify;

import dev.covector.ir.Dim;
import dev.covector.ir.Op;
import dev.covector.ir.Value;
import dev.covector.ops.Broadcast;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.Reshape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code broadcast(reshape(x, s), t, a) -> broadcast(x, t, b)} where the reshape adds axes of size 1, and {@code
 * reshape(broadcast(x, s, a), t) -> broadcast(x, t, b)} where it adds or drops such axes.
 */
final class MergeReshapeIntoBroadcast implements Rewrite {
    @Override
    public @Nullable Value apply(Op op, Defs defs, OpBuilder b) {
        return switch (op) {
            case Broadcast(Value y, var shape, var axes)
            when defs.of(y) instanceof Reshape(Value x, var mid) -> {
                List<Integer> to = UnitAxes.match(x.type().shape(), mid);
                yield to == null || mid.size() <= kept(to).size() ? null : broadcast(x, shape, to, axes, b);
            }
            case Reshape(Value y, var shape)
            when defs.of(y) instanceof Broadcast(Value x, var mid, var axes) -> {
                List<Integer> to = UnitAxes.match(mid, shape);
                yield to == null ? null : broadcast(x, shape, axes, to, b);
            }
            default -> null;
        };
    }

    /** Axis i of x becomes axis {@code second[first[i]]}; axes of size 1 that become none are dropped from x. */
    private static @Nullable Value broadcast(
            Value x, List<Dim> shape, List<Integer> first, List<Integer> second, OpBuilder b) {
        List<Dim> sizes = new ArrayList<>();
        List<Integer> axes = new ArrayList<>();
        for (int i = 0; i < first.size(); i++) {
            int axis = first.get(i) < 0 ? -1 : second.get(first.get(i));
            if (axis >= 0) {
                sizes.add(x.type().dim(i));
                axes.add(axis);
            }
        }
        return Rewrite.whereTyped(() -> b.broadcast(b.reshape(x, sizes), shape, axes));
    }

    private static List<Integer> kept(List<Integer> axes) {
        return axes.stream().filter(axis -> axis >= 0).toList();
    }
}
