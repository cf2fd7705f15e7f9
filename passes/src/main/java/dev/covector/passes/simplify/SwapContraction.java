package dev.covector.passes.simplify;

import dev.covector.ir.Op;
import dev.covector.ir.Value;
import dev.covector.ops.DotGeneral;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.Transpose;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code transpose(dot(x, y), p) -> dot(y, x)} where p swaps the free axes of x with those of y, and may reorder the batch. */
final class SwapContraction implements Rewrite {
    @Override
    public @Nullable Value apply(Op op, Defs defs, OpBuilder b) {
        if (!(op instanceof Transpose(Value z, var p)) || !(defs.of(z) instanceof DotGeneral dot)) {
            return null;
        }
        int batches = dot.batchX().size();
        int freeX = dot.x().type().rank() - dot.contractX().size() - batches;
        int freeY = dot.y().type().rank() - dot.contractY().size() - batches;
        List<Integer> free = p.subList(0, freeX + freeY);
        List<Integer> order = p.subList(freeX + freeY, p.size()).stream()
                .map(axis -> axis - freeX - freeY)
                .toList();
        List<Integer> swapped = new ArrayList<>(Axes.range(freeX, freeX + freeY));
        swapped.addAll(Axes.range(0, freeX));
        boolean same = free.equals(Axes.range(0, freeX + freeY));
        if (!same && !free.equals(swapped)) {
            return null;
        }
        List<Integer> batchX = Axes.at(dot.batchX(), order);
        List<Integer> batchY = Axes.at(dot.batchY(), order);
        return same
                ? b.dotGeneral(dot.x(), dot.y(), dot.contractX(), dot.contractY(), batchX, batchY)
                : b.dotGeneral(dot.y(), dot.x(), dot.contractY(), dot.contractX(), batchY, batchX);
    }
}
