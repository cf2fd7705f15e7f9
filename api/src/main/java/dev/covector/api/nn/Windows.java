package dev.covector.api.nn;

import dev.covector.ir.Dim;
import dev.covector.ir.Relation;
import dev.covector.ir.SizeScope;
import dev.covector.tracer.Tensor;
import dev.covector.tracer.UserLine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The windows along the first axes of a tensor: those axes count them, new last axes, in the same order, are within them. */
final class Windows {
    private final String op;
    private final Sliding sliding;
    private final List<Dim> size;

    Windows(String op, Sliding sliding, List<Dim> size) {
        this.op = op;
        this.sliding = sliding;
        this.size = size;
        sliding.require(op, size.size());
    }

    /** A window of so many elements along each of so many axes. */
    static Windows of(String op, Sliding sliding, int axes, long... size) {
        if (size.length != 1 && size.length != axes) {
            throw UserLine.typeError(
                    op + ": takes one size for all " + axes + " spatial axes or one for each; got " + size.length);
        }
        List<Dim> sizes = new ArrayList<>();
        for (int axis = 0; axis < axes; axis++) {
            sizes.add(Dim.of(size[size.length == 1 ? 0 : axis]));
        }
        return new Windows(op, sliding, sizes);
    }

    int axes() {
        return size.size();
    }

    Sliding.Span span(Tensor x, int axis) {
        return sliding.span(axis, x.dim(axis), size.get(axis));
    }

    /** The tensor with as much of a value around it as the windows reach over. */
    Tensor padded(Tensor x, Number value) {
        List<Dim> low = new ArrayList<>(Collections.nCopies(x.rank(), Dim.ZERO));
        List<Dim> high = new ArrayList<>(low);
        List<Dim> none = List.copyOf(low);
        boolean bare = true;
        for (int axis = 0; axis < axes(); axis++) {
            Sliding.Span span = span(x, axis);
            low.set(axis, span.before());
            high.set(axis, span.after());
            bare &= span.isBare();
        }
        return bare ? x : x.pad(low, high, none, value);
    }

    /** The windows of a tensor that is padded already. */
    Tensor of(Tensor padded) {
        Tensor x = padded;
        for (int axis = 0; axis < axes(); axis++) {
            Dim step = Dim.of(Sliding.at(sliding.stride(), axis));
            Dim dilation = Dim.of(Sliding.at(sliding.dilation(), axis));
            requireRoom(padded.dim(axis), size.get(axis), dilation);
            x = x.windows(axis, size.get(axis), step, dilation);
        }
        return x;
    }

    private void requireRoom(Dim length, Dim size, Dim dilation) {
        Dim reach = size.minus(1).times(dilation).plus(1);
        boolean fits = SizeScope.holds(Dim.ONE, Relation.AT_MOST, size, op)
                && SizeScope.holds(reach, Relation.AT_MOST, length, op);
        if (!fits) {
            throw UserLine.typeError(op + ": a window of " + size + " that reaches over " + reach
                    + " does not fit into a padded axis of " + length);
        }
    }

    /** The axes within a window of what {@link #of(Tensor)} gives. */
    List<Integer> within(Tensor windows) {
        List<Integer> axes = new ArrayList<>();
        for (int axis = windows.rank() - axes(); axis < windows.rank(); axis++) {
            axes.add(axis);
        }
        return axes;
    }

    List<Dim> size() {
        return size;
    }

    Sliding sliding() {
        return sliding;
    }
}
