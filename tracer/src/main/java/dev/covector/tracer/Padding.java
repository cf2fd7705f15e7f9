package dev.covector.tracer;

import dev.covector.ir.Dim;
import dev.covector.ir.Relation;
import dev.covector.ir.SizeScope;
import dev.covector.ops.Pad;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Tensors with a border. */
final class Padding {
    private Padding() {}

    /** Pads by what is positive of each width, then cuts off what is negative. */
    static Tensor constant(Tensor x, List<Dim> low, List<Dim> high, List<Dim> interior, Tensor value) {
        requireOneForEachAxis(x, low, high, interior);
        if (value.rank() != 0) {
            throw UserLine.typeError("pad: the value must be a scalar; got " + value.type());
        }
        Tensor scalar = value.convert(x.dtype());
        List<Dim> before = each(low, width -> width.max(Dim.ZERO));
        List<Dim> after = each(high, width -> width.max(Dim.ZERO));
        Tensor padded = Staging.emit(List.of(x, scalar), v -> new Pad(v.get(0), v.get(1), before, after, interior))
                .getFirst();
        return cropped(padded, low, high);
    }

    private static void requireOneForEachAxis(Tensor x, List<Dim> low, List<Dim> high, List<Dim> interior) {
        if (low.size() != x.rank() || high.size() != x.rank() || interior.size() != x.rank()) {
            throw UserLine.typeError("pad: takes one number before and after for each axis of " + x.type() + "; got "
                    + low + " and " + high);
        }
    }

    private static List<Dim> each(List<Dim> sizes, UnaryOperator<Dim> change) {
        return sizes.stream().map(change).toList();
    }

    /** Without as many elements as the widths are negative. */
    private static Tensor cropped(Tensor x, List<Dim> low, List<Dim> high) {
        Slicing inside = Slicing.all(x);
        for (int axis = 0; axis < x.rank(); axis++) {
            Dim start = low.get(axis).times(-1).max(Dim.ZERO);
            Dim size = x.dim(axis).minus(start).minus(high.get(axis).times(-1).max(Dim.ZERO));
            if (!SizeScope.holds(Dim.ZERO, Relation.AT_MOST, size, "pad")) {
                throw UserLine.typeError("pad: axis " + axis + " of " + x.type() + " has too few elements to take away "
                        + low.get(axis) + " before and " + high.get(axis) + " after");
            }
            inside = inside.along(axis, start, size, 1);
        }
        return inside.elements();
    }

    static Tensor bordered(Tensor x, List<Dim> low, List<Dim> high, Border border) {
        requireOneForEachAxis(x, low, high, low);
        Tensor padded = x;
        for (int axis = 0; axis < x.rank(); axis++) {
            Dim before = low.get(axis).max(Dim.ZERO);
            Dim after = high.get(axis).max(Dim.ZERO);
            List<Tensor> parts = new ArrayList<>(List.of(padded));
            if (!before.equals(Dim.ZERO)) {
                requireEnough(padded, axis, before, border);
                parts.addFirst(border.before(padded, axis, before));
            }
            if (!after.equals(Dim.ZERO)) {
                requireEnough(padded, axis, after, border);
                parts.addLast(border.after(padded, axis, after));
            }
            padded = Joining.concatenate("pad", axis, parts);
        }
        return cropped(padded, low, high);
    }

    private static void requireEnough(Tensor x, int axis, Dim width, Border border) {
        if (!SizeScope.holds(border.least(width), Relation.AT_MOST, x.dim(axis), "pad")) {
            throw UserLine.typeError("pad: a border of " + width + " by " + border + " takes at least "
                    + border.least(width) + " elements; got axis " + axis + " of " + x.type());
        }
    }
}
