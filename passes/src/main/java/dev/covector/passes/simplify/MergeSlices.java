package dev.covector.passes.simplify;

import dev.covector.ir.Dim;
import dev.covector.ir.Op;
import dev.covector.ir.Value;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.Slice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code x[s : all] -> x}, and {@code x[s + t i][u + v i] -> x[s + t u + t v i]}. */
final class MergeSlices implements Rewrite {
    @Override
    public @Nullable Value apply(Op op, Defs defs, OpBuilder b) {
        if (!(op instanceof Slice(Value y, var starts, var sizes, var steps))) {
            return null;
        }
        if (sizes.equals(y.type().shape()) && Axes.all(starts, Dim.ZERO) && Axes.all(steps, Dim.ONE)) {
            return y;
        }
        if (!(defs.of(y) instanceof Slice(Value x, var firsts, var _, var strides))) {
            return null;
        }
        List<Dim> from =
                Axes.map(sizes.size(), i -> firsts.get(i).plus(strides.get(i).times(starts.get(i))));
        List<Dim> by = Axes.map(sizes.size(), i -> strides.get(i).times(steps.get(i)));
        return Rewrite.whereTyped(() -> b.slice(x, from, sizes, by));
    }
}
