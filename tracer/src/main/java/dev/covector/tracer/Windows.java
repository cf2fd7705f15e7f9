package dev.covector.tracer;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.Relation;
import dev.covector.ir.SizeScope;
import java.util.ArrayList;
import java.util.List;

/** Overlapping views of an axis or of a whole tensor. */
final class Windows {
    /** Windows of more elements are gathered, since a program has one slice for each element of a window. */
    private static final int MOST_SLICES = 32;

    private Windows() {}

    /** The number of windows that fit into an axis. */
    static Dim count(String op, Dim axis, Dim size, Dim step, Dim dilation) {
        Dim reach = size.minus(1).times(dilation).plus(1);
        boolean meaningful = SizeScope.holds(Dim.ONE, Relation.AT_MOST, step, op)
                && SizeScope.holds(Dim.ONE, Relation.AT_MOST, dilation, op)
                && SizeScope.holds(Dim.ONE, Relation.AT_MOST, size, op);
        if (!meaningful) {
            throw UserLine.typeError(op + ": window, step and dilation must be at least 1; got " + size + ", " + step
                    + " and " + dilation);
        }
        if (!SizeScope.holds(reach, Relation.AT_MOST, axis, op)) {
            throw UserLine.typeError(op + ": a window that reaches over " + reach + " does not fit into " + axis);
        }
        return axis.minus(reach).floorDiv(step).plus(1);
    }

    /** The axis counts the windows; a new last axis is the place in a window. */
    static Tensor along(String op, Tensor x, int axis, Dim size, Dim step, Dim dilation) {
        Dim count = count(op, x.dim(axis), size, step, dilation);
        if (size.isConstant() && size.constant() <= MOST_SLICES) {
            List<Tensor> taps = new ArrayList<>();
            for (long tap = 0; tap < size.constant(); tap++) {
                taps.add(strided(x, axis, dilation.times(tap), count, step));
            }
            return Joining.stack(op, -1, taps);
        }
        List<Dim> shape = List.of(count, size);
        Tensor first = Sources.iota(DType.I64, shape, 0).mul(Sources.size(step));
        Tensor within = Sources.iota(DType.I64, shape, 1).mul(Sources.size(dilation));
        return x.gather(List.of(first.add(within)), axis).moveaxis(-2, axis);
    }

    /** So many elements from a start on, each a step after the one before. */
    static Tensor strided(Tensor x, int axis, Dim start, Dim count, Dim step) {
        return Slicing.all(x).along(axis, start, count, step).elements();
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
