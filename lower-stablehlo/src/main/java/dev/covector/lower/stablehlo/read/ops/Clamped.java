package dev.covector.lower.stablehlo.read.ops;

import dev.covector.ir.Dim;
import dev.covector.ir.Op;
import dev.covector.ir.Value;
import dev.covector.lower.stablehlo.read.blocks.BlockReader;
import dev.covector.ops.Broadcast;
import dev.covector.ops.Concatenate;
import dev.covector.ops.Constant;
import dev.covector.ops.Convert;
import dev.covector.ops.Maximum;
import dev.covector.ops.Minimum;
import dev.covector.ops.Reshape;
import dev.covector.ops.Size;
import dev.covector.ops.Slice;
import dev.covector.ops.Transpose;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whether indices are known to be places along an axis: {@code minimum(maximum(x, 0), size - 1)}, moved about at most. */
final class Clamped {
    private Clamped() {}

    static boolean isInside(Value index, Dim size, BlockReader r) {
        return switch (r.definition(index)) {
            case Reshape op -> isInside(op.x(), size, r);
            case Transpose op -> isInside(op.x(), size, r);
            case Slice op -> isInside(source(op, r), size, r);
            case Minimum op -> isLast(op.y(), size, r) && isNotNegative(op.x(), r);
            case null, default -> false;
        };
    }

    /** Of numbers of points, which are joined along the last axis, those that a slice takes apart again. */
    private static Value source(Slice op, BlockReader r) {
        int last = op.x().type().rank() - 1;
        Dim start = op.starts().get(last);
        return r.definition(op.x()) instanceof Concatenate all
                        && all.axis() == last
                        && start.isConstant()
                        && start.constant() < all.xs().size()
                ? all.xs().get((int) start.constant())
                : op.x();
    }

    private static boolean isNotNegative(Value x, BlockReader r) {
        return r.definition(x) instanceof Maximum op && Objects.equals(Dim.ZERO, number(op.y(), r));
    }

    private static boolean isLast(Value x, Dim size, BlockReader r) {
        return Objects.equals(size.minus(1), number(x, r));
    }

    /** The number that all elements are, as a size. */
    private static @Nullable Dim number(Value x, BlockReader r) {
        @Nullable Op op = r.definition(x);
        return switch (op) {
            case Broadcast spread -> number(spread.x(), r);
            case Convert convert -> number(convert.x(), r);
            case Size size -> size.size();
            case Constant constant
            when constant.value().elements().size() == 1
                    && constant.value().elements().getFirst() instanceof Long number -> Dim.of(number);
            case null, default -> null;
        };
    }
}
