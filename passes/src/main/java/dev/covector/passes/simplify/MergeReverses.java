package dev.covector.passes.simplify;

import dev.covector.ir.Op;
import dev.covector.ir.Value;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.Reverse;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** {@code reverse(x, []) -> x}, and {@code reverse(reverse(x, a), b)} reverses the axes in one of both. */
final class MergeReverses implements Rewrite {
    @Override
    public @Nullable Value apply(Op op, Defs defs, OpBuilder b) {
        if (!(op instanceof Reverse(Value y, var axes))) {
            return null;
        }
        if (axes.isEmpty()) {
            return y;
        }
        if (!(defs.of(y) instanceof Reverse(Value x, var others))) {
            return null;
        }
        List<Integer> once = IntStream.range(0, x.type().rank())
                .filter(axis -> axes.contains(axis) != others.contains(axis))
                .boxed()
                .toList();
        return b.reverse(x, once);
    }
}
