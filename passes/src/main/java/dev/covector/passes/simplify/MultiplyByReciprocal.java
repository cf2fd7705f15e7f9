package dev.covector.passes.simplify;

import dev.covector.ir.DType;
import dev.covector.ir.Op;
import dev.covector.ir.Value;
import dev.covector.ops.Constant;
import dev.covector.ops.Div;
import dev.covector.ops.OpBuilder;
import org.jspecify.annotations.Nullable;

/** {@code x / c -> x * (1 / c)} for a real power of two c whose reciprocal is exact, so that the result is too. */
final class MultiplyByReciprocal implements Rewrite {
    @Override
    public @Nullable Value apply(Op op, Defs defs, OpBuilder b) {
        if (!(op instanceof Div(Value x, Value y)) || !x.type().dtype().isReal()) {
            return null;
        }
        Constant c = defs.uniform(y);
        if (c == null || !(c.value().elements().getFirst() instanceof Double number)) {
            return null;
        }
        return hasExactReciprocal(number, x.type().dtype()) ? b.mul(x, 1 / number) : null;
    }

    /** Whether the number is a power of two, it and its reciprocal normal in the dtype. */
    private static boolean hasExactReciprocal(double c, DType dtype) {
        int exponent = Math.getExponent(c);
        int largest = dtype == DType.F32 ? Float.MAX_EXPONENT - 1 : Double.MAX_EXPONENT - 1;
        return Math.abs(exponent) <= largest && Math.abs(c) == Math.scalb(1.0, exponent);
    }
}
