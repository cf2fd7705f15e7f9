package dev.covector.passes.simplify;

import dev.covector.ir.DType;
import dev.covector.ir.Op;
import dev.covector.ir.Value;
import dev.covector.ops.And;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.Or;
import dev.covector.ops.Xor;
import org.jspecify.annotations.Nullable;

/**
 * {@code x and true -> x}, {@code x and false -> false}, {@code x and x -> x}, dually for {@code or}, and {@code x xor false -> x}, bit by
 * bit for integers.
 */
final class FoldLogic implements Rewrite {
    @Override
    public @Nullable Value apply(Op op, Defs defs, OpBuilder b) {
        return switch (op) {
            case And(Value x, Value y) when x.equals(y) || isOnes(y, defs) || defs.is(x, 0) -> x;
            case And(Value x, Value y) when isOnes(x, defs) || defs.is(y, 0) -> y;
            case Or(Value x, Value y) when x.equals(y) || defs.is(y, 0) || isOnes(x, defs) -> x;
            case Or(Value x, Value y) when defs.is(x, 0) || isOnes(y, defs) -> y;
            case Xor(Value x, Value y) when defs.is(y, 0) -> x;
            case Xor(Value x, Value y) when defs.is(x, 0) -> y;
            case Xor(Value x, Value y) when x.equals(y) -> b.zeros(x.type());
            case Xor(Value x, Value y) when isOnes(y, defs) -> b.not(x);
            case Xor(Value x, Value y) when isOnes(x, defs) -> b.not(y);
            default -> null;
        };
    }

    /** Whether all bits are set. */
    private static boolean isOnes(Value x, Defs defs) {
        return defs.is(x, x.type().dtype() == DType.BOOL ? 1 : -1);
    }
}
