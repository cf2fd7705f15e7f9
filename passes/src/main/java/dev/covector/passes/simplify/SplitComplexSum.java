package dev.covector.passes.simplify;

import dev.covector.ir.Op;
import dev.covector.ir.Value;
import dev.covector.ops.Add;
import dev.covector.ops.Complex;
import dev.covector.ops.Imag;
import dev.covector.ops.Neg;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.Real;
import dev.covector.ops.Sub;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * {@code real(x + z) -> real(x) + real(z)}, and likewise for {@code imag}, for differences and for negatives, where x or
 * z is made of two reals.
 */
final class SplitComplexSum implements Rewrite {
    @Override
    public @Nullable Value apply(Op op, Defs defs, OpBuilder b) {
        return switch (op) {
            case Real(Value z) -> split(defs.of(z), b::real, defs, b);
            case Imag(Value z) -> split(defs.of(z), b::imag, defs, b);
            default -> null;
        };
    }

    private static @Nullable Value split(@Nullable Op sum, UnaryOperator<Value> part, Defs defs, OpBuilder b) {
        return switch (sum) {
            case Add(Value x, Value y) when isMade(x, defs) || isMade(y, defs) -> b.add(part.apply(x), part.apply(y));
            case Sub(Value x, Value y) when isMade(x, defs) || isMade(y, defs) -> b.sub(part.apply(x), part.apply(y));
            case Neg(Value x) when isMade(x, defs) -> b.neg(part.apply(x));
            case null, default -> null;
        };
    }

    private static boolean isMade(Value z, Defs defs) {
        return defs.of(z) instanceof Complex;
    }
}
