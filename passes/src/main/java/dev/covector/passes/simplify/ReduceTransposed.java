package dev.covector.passes.simplify;

import dev.covector.ir.Op;
import dev.covector.ir.Value;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.Transpose;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code reduce(transpose(x, p), a) -> transpose(reduce(x, p[a]), q)}. A sum of reals may round otherwise. */
final class ReduceTransposed implements Rewrite {
    @Override
    public @Nullable Value apply(Op op, Defs defs, OpBuilder b) {
        Reduction reduction = Reduction.of(op);
        if (reduction == null || !(defs.of(reduction.x()) instanceof Transpose(Value x, var p))) {
            return null;
        }
        List<Integer> kept = Axes.at(p, reduction.kept());
        List<Integer> sorted = kept.stream().sorted().toList();
        List<Integer> axes = Axes.at(p, reduction.axes()).stream().sorted().toList();
        return b.transpose(
                reduction.of(x, axes, b), kept.stream().map(sorted::indexOf).toList());
    }
}
