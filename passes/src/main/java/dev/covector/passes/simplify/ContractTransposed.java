package dev.covector.passes.simplify;

import dev.covector.ir.Op;
import dev.covector.ir.Value;
import dev.covector.ops.DotGeneral;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.Transpose;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code dot(transpose(x, p), y) -> dot(x, y)} with the axes renumbered, where the free axes keep their order; likewise for y. */
final class ContractTransposed implements Rewrite {
    @Override
    public @Nullable Value apply(Op op, Defs defs, OpBuilder b) {
        if (!(op instanceof DotGeneral dot)) {
            return null;
        }
        if (defs.of(dot.x()) instanceof Transpose(Value x, var p) && keepsOrder(p, dot.contractX(), dot.batchX())) {
            return b.dotGeneral(
                    x, dot.y(), Axes.at(p, dot.contractX()), dot.contractY(), Axes.at(p, dot.batchX()), dot.batchY());
        }
        if (defs.of(dot.y()) instanceof Transpose(Value y, var p) && keepsOrder(p, dot.contractY(), dot.batchY())) {
            return b.dotGeneral(
                    dot.x(), y, dot.contractX(), Axes.at(p, dot.contractY()), dot.batchX(), Axes.at(p, dot.batchY()));
        }
        return null;
    }

    private static boolean keepsOrder(List<Integer> p, List<Integer> contracted, List<Integer> batch) {
        List<Integer> taken = new ArrayList<>(contracted);
        taken.addAll(batch);
        List<Integer> free = Axes.at(p, Axes.without(p.size(), taken));
        return free.equals(free.stream().sorted().toList());
    }
}
