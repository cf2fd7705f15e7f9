package dev.covector.tracer;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.Relation;
import dev.covector.ir.SizeScope;
import dev.covector.ops.Argsort;

/** What is asked of tensors whose elements are compared along an axis. */
final class Order {
    private Order() {}

    /** A tensor whose elements have an order. */
    static Tensor required(String op, Tensor x) {
        if (Staging.usable(x).dtype().isComplex()) {
            throw UserLine.typeError(op + ": complex numbers have no order; got " + x.type());
        }
        return x;
    }

    /** {@link #required} with bool as numbers. */
    static Tensor numbers(String op, Tensor x) {
        return required(op, x).dtype() == DType.BOOL ? x.convert(DType.I32) : x;
    }

    /** An axis with at least one element. */
    static int occupied(String op, Tensor x, int axis) {
        int at = Axes.one(op, x, axis);
        if (!SizeScope.holds(Dim.ONE, Relation.AT_MOST, x.dim(at), op)) {
            throw UserLine.typeError(op + ": axis " + at + " of " + x.type() + " has no elements");
        }
        return at;
    }

    /** Requires at least one element over each of some axes. */
    static void requireSome(String op, Tensor x, int... axes) {
        for (int axis : axes) {
            occupied(op, x, axis);
        }
    }

    /** Where sorted elements come from. */
    static Tensor places(String op, Tensor x, int axis, boolean descending) {
        required(op, x);
        int at = Axes.one(op, x, axis);
        return Staging.one(x, value -> new Argsort(value, at, descending));
    }

    /** Elements and where they come from: x sorted. */
    static ValuesAndIndices sorted(String op, Tensor x, int axis, boolean descending) {
        Tensor places = places(op, x, axis, descending);
        return new ValuesAndIndices(Places.along(x, places, Axes.one(op, x, axis)), places);
    }
}
