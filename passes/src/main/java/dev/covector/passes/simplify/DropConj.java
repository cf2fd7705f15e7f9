package dev.covector.passes.simplify;

import dev.covector.ir.DType;
import dev.covector.ir.Op;
import dev.covector.ir.Value;
import dev.covector.ops.Conj;
import dev.covector.ops.Convert;
import dev.covector.ops.OpBuilder;
import org.jspecify.annotations.Nullable;

/**
 * {@code conj(x) -> x} for real x and for a complex x made of a real one, {@code conj(conj(x)) -> x}.
 *
 * Of a complex x made of a real one, the imaginary part is then 0 and not -0.
 */
final class DropConj implements Rewrite {
    @Override
    public @Nullable Value apply(Op op, Defs defs, OpBuilder b) {
        if (!(op instanceof Conj(Value x))) {
            return null;
        }
        if (!x.type().dtype().isComplex() || defs.uniform(x) != null) {
            return x;
        }
        return switch (defs.of(x)) {
            case Conj(Value z) -> z;
            case Convert(Value z, DType _) when !z.type().dtype().isComplex() -> x;
            case null, default -> null;
        };
    }
}
