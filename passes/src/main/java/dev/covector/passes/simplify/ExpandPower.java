package dev.covector.passes.simplify;

import dev.covector.ir.Op;
import dev.covector.ir.Value;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.Pow;
import org.jspecify.annotations.Nullable;

/**
 * {@code x^0 -> 1}, {@code x^1 -> x}, {@code x^2 -> x * x}, {@code x^3 -> x * x * x}, {@code x^0.5 -> sqrt(x)}, {@code x^-1 -> 1 / x}.
 *
 * At the ends the real square root differs from the power (C99, F.9.4.4): -0 to 0.5 is 0, and -inf to 0.5 is inf. The
 * complex reciprocal of zero is NaN and its power is zero, so only reals become reciprocals.
 */
final class ExpandPower implements Rewrite {
    @Override
    public @Nullable Value apply(Op op, Defs defs, OpBuilder b) {
        if (!(op instanceof Pow(Value x, Value y))) {
            return null;
        }
        if (defs.is(y, 0)) {
            return b.full(1, x.type());
        }
        if (defs.is(y, 1)) {
            return x;
        }
        if (defs.is(y, 2)) {
            return b.mul(x, x);
        }
        if (defs.is(y, 3)) {
            return b.mul(b.mul(x, x), x);
        }
        if (defs.is(y, 0.5)) {
            return x.type().dtype().isReal() ? realRoot(x, b) : b.sqrt(x);
        }
        return defs.is(y, -1) && x.type().dtype().isReal() ? b.div(1, x) : null;
    }

    private static Value realRoot(Value x, OpBuilder b) {
        Value isLowest = b.eq(x, b.full(Double.NEGATIVE_INFINITY, x.type()));
        return b.select(isLowest, b.full(Double.POSITIVE_INFINITY, x.type()), b.abs(b.sqrt(x)));
    }
}
