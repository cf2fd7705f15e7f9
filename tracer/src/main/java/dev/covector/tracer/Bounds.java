package dev.covector.tracer;

import dev.covector.ir.Dim;
import dev.covector.ir.Relation;
import dev.covector.ir.SizeScope;

/** Which elements of an axis a slice is: so many from the first in memory on, in steps of at least one. */
record Bounds(Dim start, Dim size, long step) {
    /** What a slice comes to on an axis; one with a negative step is still to be reversed. */
    static Bounds of(Slice slice, Dim axis) {
        return slice.step() > 0 ? forwards(slice, axis) : backwards(slice, axis);
    }

    private static Bounds forwards(Slice slice, Dim axis) {
        Dim first = slice.start() == null ? Dim.ZERO : clamped(slice.start(), axis, Dim.ZERO);
        Dim end = slice.end() == null ? axis : clamped(slice.end(), axis, Dim.ZERO);
        Dim length = atMost(first, end) ? end.minus(first) : Dim.ZERO;
        return new Bounds(first, length.ceilDiv(slice.step()), slice.step());
    }

    /** The elements first, first - step, ... that are after end, of which either may be before the axis. */
    private static Bounds backwards(Slice slice, Dim axis) {
        long step = -slice.step();
        Dim last = axis.minus(1);
        Dim before = Dim.of(-1);
        Dim first = slice.start() == null ? last : clamped(slice.start(), last, before);
        Dim end = slice.end() == null ? before : clamped(slice.end(), last, before);
        boolean isSure = Boolean.TRUE.equals(SizeScope.proof(end, Relation.AT_MOST, first));
        if (!isSure && atMost(first, end)) {
            return new Bounds(Dim.ZERO, Dim.ZERO, step);
        }
        Dim size = first.minus(end).ceilDiv(step);
        return new Bounds(first.minus(size.minus(1).times(step)), size, step);
    }

    /** A bound counted from the start, at most the greatest one, and the least one where it is before the axis. */
    private static Dim clamped(long bound, Dim greatest, Dim least) {
        if (bound >= 0) {
            return atMost(Dim.of(bound), greatest) ? Dim.of(bound) : greatest;
        }
        Dim axis = greatest.minus(least);
        return atMost(Dim.of(-bound), axis) ? axis.plus(bound) : least;
    }

    /** Whether the relation holds, or holds in the call being traced; either answer is then a guard. */
    private static boolean atMost(Dim x, Dim y) {
        return SizeScope.holds(x, Relation.AT_MOST, y, "slice") || SizeScope.branch(x, Relation.AT_MOST, y);
    }

    /** The place that an index is on an axis; a negative constant counts from the end. */
    static Dim place(String op, Tensor x, int axis, Dim index) {
        Dim size = x.dim(axis);
        Dim place = index.isConstant() && index.constant() < 0 ? size.plus(index) : index;
        boolean outside = size.isConstant()
                && place.isConstant()
                && (place.constant() < 0 || place.constant() >= size.constant());
        if (outside) {
            throw UserLine.typeError(op + ": axis " + axis + " of " + x.type() + " has no index " + index);
        }
        return place;
    }
}
