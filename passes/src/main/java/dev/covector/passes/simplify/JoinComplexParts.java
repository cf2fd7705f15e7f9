package dev.covector.passes.simplify;

import dev.covector.ir.Op;
import dev.covector.ir.Value;
import dev.covector.ops.Complex;
import dev.covector.ops.Imag;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.Real;
import org.jspecify.annotations.Nullable;

/** {@code complex(real(z), imag(z)) -> z} */
final class JoinComplexParts implements Rewrite {
    @Override
    public @Nullable Value apply(Op op, Defs defs, OpBuilder b) {
        return op instanceof Complex(Value x, Value y)
                        && defs.of(x) instanceof Real(Value z)
                        && defs.of(y) instanceof Imag(Value w)
                        && z.equals(w)
                ? z
                : null;
    }
}
