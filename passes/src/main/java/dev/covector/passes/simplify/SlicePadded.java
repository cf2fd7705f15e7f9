package dev.covector.passes.simplify;

import dev.covector.ir.Dim;
import dev.covector.ir.Op;
import dev.covector.ir.Value;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.Pad;
import dev.covector.ops.Slice;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code pad(x, ...)[s + t i] -> x[s - low + t i]} where all of that is inside x. */
final class SlicePadded implements Rewrite {
    @Override
    public @Nullable Value apply(Op op, Defs defs, OpBuilder b) {
        if (!(op instanceof Slice slice) || !(defs.of(slice.x()) instanceof Pad pad)) {
            return null;
        }
        List<Dim> starts = new ArrayList<>();
        List<Dim> steps = new ArrayList<>();
        for (int axis = 0; axis < pad.low().size(); axis++) {
            Dim start = slice.starts().get(axis).minus(pad.low().get(axis));
            Dim step = slice.steps().get(axis);
            Dim spacing = pad.interior().get(axis).plus(1);
            boolean skipsGaps = start.equals(Dim.ZERO) && step.equals(spacing);
            steps.add(skipsGaps ? Dim.ONE : step);
            starts.add(start);
            if (!skipsGaps && !spacing.equals(Dim.ONE)
                    || !isInside(
                            start,
                            slice.sizes().get(axis),
                            steps.getLast(),
                            pad.x().type().dim(axis))) {
                return null;
            }
        }
        return b.slice(pad.x(), starts, slice.sizes(), steps);
    }

    private static boolean isInside(Dim start, Dim size, Dim step, Dim available) {
        Dim end = start.plus(step.times(size.minus(1))).plus(1);
        return Axes.atMost(Dim.ZERO, start) && Axes.atMost(end, available);
    }
}
