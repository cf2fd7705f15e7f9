package dev.covector.passes.simplify;

import dev.covector.ir.Dim;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shapes that differ only by axes of size 1. */
final class UnitAxes {
    private UnitAxes() {}

    /**
     * For each axis the axis that it is in the other shape, or -1 where it has size 1 and is none; null where the shapes
     * differ by more.
     */
    static @Nullable List<Integer> match(List<Dim> from, List<Dim> to) {
        List<Integer> axes = new ArrayList<>();
        int next = 0;
        for (Dim size : from) {
            while (next < to.size()
                    && !to.get(next).equals(size)
                    && to.get(next).equals(Dim.ONE)) {
                next++;
            }
            if (next < to.size() && to.get(next).equals(size)) {
                axes.add(next++);
            } else if (size.equals(Dim.ONE)) {
                axes.add(-1);
            } else {
                return null;
            }
        }
        return to.subList(next, to.size()).stream().allMatch(Dim.ONE::equals) ? axes : null;
    }
}
