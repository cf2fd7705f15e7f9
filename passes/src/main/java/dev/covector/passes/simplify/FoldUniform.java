package dev.covector.passes.simplify;

import dev.covector.ir.Op;
import dev.covector.ir.Value;
import dev.covector.ops.Constant;
import dev.covector.ops.Lowering;
import dev.covector.ops.OpBuilder;
import org.jspecify.annotations.Nullable;

/**
 * {@code layout(c) -> c} for a uniform constant c: repeating, permuting, slicing, gathering and joining give the same number
 * everywhere.
 */
final class FoldUniform implements Rewrite {
    @Override
    public @Nullable Value apply(Op op, Defs defs, OpBuilder b) {
        if (op.operands().isEmpty()) {
            return null;
        }
        Constant c = defs.uniform(op.operands().getFirst());
        return c != null && movesOnly(defs.lowering(op), op, c, defs)
                ? b.constant(c.value(), c.dtype(), defs.type(op).shape())
                : null;
    }

    private static boolean movesOnly(Lowering lowering, Op op, Constant c, Defs defs) {
        return switch (lowering) {
            case Lowering.Indexed _, Lowering.Reshaped _, Lowering.Gathered _ -> true;
            case Lowering.Assembled _ -> op.operands().stream().allMatch(x -> isSame(defs.uniform(x), c));
            case Lowering.Pointwise _,
                    Lowering.Generated _,
                    Lowering.Reduction _,
                    Lowering.Measured _,
                    Lowering.Control _,
                    Lowering.Library _,
                    Lowering.Expanded _ -> false;
        };
    }

    private static boolean isSame(@Nullable Constant x, Constant c) {
        return x != null && x.value().equals(c.value());
    }
}
