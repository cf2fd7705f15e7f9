package dev.covector.tracer;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.Relation;
import dev.covector.ir.SizeScope;
import dev.covector.ops.Broadcast;
import dev.covector.ops.Skew;
import java.util.ArrayList;
import java.util.List;

/** Overlapping views of an axis or of a whole tensor. */
final class Windows {
    private Windows() {}

    /**
     * The axis counts the windows; a new last axis is the place in a window. The tensor is repeated along the new axis, each
     * copy shifted by the dilation, and every step-th element taken: all of it is another look at the same elements.
     */
    static Tensor along(String op, Tensor x, int axis, Dim size, Dim step, Dim dilation) {
        requireMeaningful(op, size, step, dilation);
        Dim shift = size.minus(1).max(Dim.ZERO).times(dilation);
        Dim starts = x.dim(axis).minus(shift);
        if (!SizeScope.holds(Dim.ONE, Relation.AT_MOST, starts, op)) {
            throw UserLine.typeError(op + ": a window that reaches over " + shift.plus(1) + " does not fit into axis "
                    + axis + " of " + x.type());
        }
        List<Dim> shape = new ArrayList<>(x.shape());
        shape.add(size);
        Tensor copies = Staging.one(x, value -> new Broadcast(value, shape, Axes.range(0, x.rank())));
        Tensor shifted = Staging.one(copies, value -> new Skew(value, axis, x.rank(), Dim.ZERO, dilation, starts));
        return Slicing.all(shifted)
                .along(axis, Dim.ZERO, starts.plus(step).minus(1).floorDiv(step), step)
                .elements();
    }

    private static void requireMeaningful(String op, Dim size, Dim step, Dim dilation) {
        boolean meaningful = SizeScope.holds(Dim.ONE, Relation.AT_MOST, size, op)
                && SizeScope.holds(Dim.ONE, Relation.AT_MOST, step, op)
                && SizeScope.holds(Dim.ONE, Relation.AT_MOST, dilation, op);
        if (!meaningful) {
            throw UserLine.typeError(op + ": window, step and dilation must be at least 1; got " + size + ", " + step
                    + " and " + dilation);
        }
    }

    static Tensor strided(Tensor x, List<Dim> shape, List<Dim> strides, Dim offset) {
        requireInside(x, shape, strides, offset);
        Tensor index = Sources.size(offset).broadcastTo(shape);
        for (int axis = 0; axis < shape.size(); axis++) {
            index = index.add(Sources.iota(DType.I64, shape, axis).mul(Sources.size(strides.get(axis))));
        }
        return x.flatten().gather(List.of(index), 0);
    }

    private static void requireInside(Tensor x, List<Dim> shape, List<Dim> strides, Dim offset) {
        if (shape.size() != strides.size()) {
            throw UserLine.typeError("asStrided: takes one stride for each size; got " + shape + " and " + strides);
        }
        boolean inside = SizeScope.holds(Dim.ZERO, Relation.AT_MOST, offset, "asStrided");
        Dim last = offset;
        for (int axis = 0; axis < shape.size(); axis++) {
            inside &= SizeScope.holds(Dim.ZERO, Relation.AT_MOST, strides.get(axis), "asStrided");
            last = last.plus(shape.get(axis).minus(1).max(Dim.ZERO).times(strides.get(axis)));
        }
        boolean empty = shape.contains(Dim.ZERO);
        if (!inside || !empty && !SizeScope.holds(last, Relation.LESS, x.elements(), "asStrided")) {
            throw UserLine.typeError("asStrided: elements " + offset + " to " + last + " must be inside the "
                    + x.elements() + " of " + x.type() + "; strides must not be negative; got shape " + shape
                    + " and strides " + strides);
        }
    }
}
