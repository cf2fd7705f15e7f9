package dev.covector.passes.simplify;

import dev.covector.ir.Op;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.ops.Constant;
import dev.covector.ops.Lowering;
import org.jspecify.annotations.Nullable;

/** What a rewrite may ask: which op computes a value, and what is known of ops. */
interface Defs {
    /** The op whose only result this is; null for a parameter and for one of several results. */
    @Nullable
    Op of(Value x);

    /** The type of the only result of an op. */
    TensorType type(Op op);

    Lowering lowering(Op op);

    /** The constant with one element that fills the value, if it is one. */
    default @Nullable Constant uniform(Value x) {
        return of(x) instanceof Constant c && c.value().elements().size() == 1 ? c : null;
    }

    /** Whether the value is the number everywhere; true is one and false is zero. */
    default boolean is(Value x, double number) {
        Constant c = uniform(x);
        if (c == null) {
            return false;
        }
        return switch (c.value().elements().getFirst()) {
            case Boolean flag -> number == (flag ? 1 : 0);
            case Number n -> n.doubleValue() == number;
            default -> false;
        };
    }
}
