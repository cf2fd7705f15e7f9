package dev.covector.passes.simplify;

import dev.covector.ir.DType;
import dev.covector.ir.Op;
import dev.covector.ir.Value;
import dev.covector.ops.Not;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.Select;
import org.jspecify.annotations.Nullable;

/**
 * {@code select(true, x, y) -> x}, {@code select(c, x, x) -> x}, {@code select(not c, x, y) -> select(c, y, x)}, {@code select(c, true,
 * false) -> c}.
 */
final class FoldSelect implements Rewrite {
    @Override
    public @Nullable Value apply(Op op, Defs defs, OpBuilder b) {
        if (!(op instanceof Select(Value c, Value x, Value y))) {
            return null;
        }
        if (x.equals(y) || defs.is(c, 1)) {
            return x;
        }
        if (defs.is(c, 0)) {
            return y;
        }
        if (defs.of(c) instanceof Not(Value d)) {
            return b.select(d, y, x);
        }
        boolean isBool = x.type().dtype() == DType.BOOL;
        return isBool && defs.is(x, 1) && defs.is(y, 0)
                ? c
                : isBool && defs.is(x, 0) && defs.is(y, 1) ? b.not(c) : null;
    }
}
