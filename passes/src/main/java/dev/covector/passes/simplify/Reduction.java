package dev.covector.passes.simplify;

import dev.covector.ir.Attributes;
import dev.covector.ir.Op;
import dev.covector.ir.Value;
import dev.covector.ops.All;
import dev.covector.ops.Any;
import dev.covector.ops.Max;
import dev.covector.ops.Min;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.Prod;
import dev.covector.ops.Sum;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A reduction taken apart: what it reduces over which axes. */
record Reduction(Op op, Value x, List<Integer> axes) {
    /** The op as a reduction; null where it is none. */
    static @Nullable Reduction of(@Nullable Op op) {
        return switch (op) {
            case Sum sum -> new Reduction(sum, sum.x(), sum.axes());
            case Prod prod -> new Reduction(prod, prod.x(), prod.axes());
            case Max max -> new Reduction(max, max.x(), max.axes());
            case Min min -> new Reduction(min, min.x(), min.axes());
            case All all -> new Reduction(all, all.x(), all.axes());
            case Any any -> new Reduction(any, any.x(), any.axes());
            case null, default -> null;
        };
    }

    /** The axes that stay, in order. */
    List<Integer> kept() {
        return Axes.without(x.type().rank(), axes);
    }

    /** The same reduction of another value. */
    Value of(Value other, List<Integer> otherAxes, OpBuilder b) {
        return b.one(op.rebuilt(List.of(other), Attributes.of("axes", otherAxes), List.of()));
    }

    /** Whether both combine in the same way. */
    boolean isLike(Reduction other) {
        return op.getClass() == other.op.getClass();
    }
}
