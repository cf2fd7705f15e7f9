package dev.covector.passes.simplify;

import dev.covector.ir.Op;
import dev.covector.ir.TypeException;
import dev.covector.ir.Value;
import dev.covector.ops.OpBuilder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One equation between ops, read from left to right. */
@FunctionalInterface
interface Rewrite {
    /** The value of the right side, its new ops emitted on the builder; null where the left side does not match. */
    @Nullable
    Value apply(Op op, Defs defs, OpBuilder b);

    /**
     * The emitted value, or null where its ops have no type: the guards of a function state each relation that its ops
     * need, and not every relation that follows from these.
     */
    static @Nullable Value whereTyped(Supplier<Value> emission) {
        try {
            return emission.get();
        } catch (TypeException e) {
            return null;
        }
    }
}
