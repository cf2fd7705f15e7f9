package dev.covector.passes.simplify;

import dev.covector.ir.DType;
import dev.covector.ir.Op;
import dev.covector.ir.Value;
import dev.covector.ops.Convert;
import dev.covector.ops.OpBuilder;
import org.jspecify.annotations.Nullable;

/** {@code convert(x, dtype(x)) -> x}, and {@code convert(convert(x, d), e) -> convert(x, e)} where d holds every x. */
final class MergeConverts implements Rewrite {
    @Override
    public @Nullable Value apply(Op op, Defs defs, OpBuilder b) {
        if (!(op instanceof Convert(Value y, DType to))) {
            return null;
        }
        if (y.type().dtype() == to) {
            return y;
        }
        return defs.of(y) instanceof Convert(Value x, DType through)
                        && holdsEvery(through, x.type().dtype())
                ? b.convert(x, to)
                : null;
    }

    /** Whether converting to the wider dtype loses nothing. */
    private static boolean holdsEvery(DType wide, DType narrow) {
        return switch (narrow) {
            case BOOL -> true;
            case I32 -> wide == DType.I64 || wide == DType.F64 || wide == DType.C128;
            case I64 -> false;
            case F32 -> wide.isInexact();
            case F64 -> wide == DType.C128;
            case C64 -> wide == DType.C128;
            case C128 -> false;
        };
    }
}
