package dev.covector.tracer;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.Relation;
import dev.covector.ir.SizeScope;
import java.util.List;

/** Values for the elements of x at tensors of places for some axes: shaped as what is gathered there. */
record Updates(String op, Tensor x, Tensor values, List<Tensor> places, List<Integer> axes) {
    /** Values as they are given. */
    static Tensor at(String op, Tensor x, Update how, Tensor values, List<Tensor> indices, List<Integer> axes) {
        return new Updates(op, x, values, Places.of(op, x, indices, axes), axes).reduced(how, true);
    }

    /** Values shaped as x, with as many elements along one axis as there are indices. */
    static Updates ofAxis(String op, Tensor x, Tensor indices, Tensor values, int axis) {
        int at = Axes.one(op, x, axis);
        if (indices.rank() != 1) {
            throw UserLine.typeError(op + ": takes a vector of indices; got " + indices.type());
        }
        List<Dim> shape = Axes.with(x.shape(), at, indices.dim(0));
        Tensor last = Broadcasting.expanded(op, values, shape).moveaxis(at, -1);
        return new Updates(op, x, last, List.of(Places.of(op, x, indices, at)), List.of(at));
    }

    /** The first of the values, one for each index, at the index along one axis and at the same place along the others. */
    static Updates alongAxis(String op, Tensor x, Tensor indices, Tensor values, int axis) {
        int at = Axes.one(op, x, axis);
        boolean fits = indices.rank() == x.rank() && values.rank() == x.rank();
        for (int other = 0; fits && other < x.rank(); other++) {
            fits = (other == at || atMost(op, indices.dim(other), x.dim(other)))
                    && atMost(op, indices.dim(other), values.dim(other));
        }
        if (!fits) {
            throw UserLine.typeError(
                    op + ": indices must not be larger than values, nor, off the axis, than the tensor; got "
                            + indices.type() + ", " + values.type() + " and " + x.type());
        }
        Tensor first = values;
        for (int other = 0; other < x.rank(); other++) {
            first = first.slice(other, Dim.ZERO, indices.dim(other));
        }
        return pointwise(op, x, indices, first, at);
    }

    private static boolean atMost(String op, Dim size, Dim bound) {
        return SizeScope.holds(size, Relation.AT_MOST, bound, op);
    }

    /** Values that broadcast with x and the indices off the axis. */
    static Updates broadcastAlongAxis(String op, Tensor x, Tensor indices, Tensor values, int axis) {
        int at = Axes.one(op, x, axis);
        List<Dim> others = Places.offAxis(op, x, indices, at);
        List<Dim> chosen = Axes.with(others, at, indices.dim(at));
        return pointwise(
                op,
                Broadcasting.expanded(op, x, Axes.with(others, at, x.dim(at))),
                Broadcasting.expanded(op, indices, chosen),
                Broadcasting.expanded(op, values, chosen),
                at);
    }

    private static Updates pointwise(String op, Tensor x, Tensor indices, Tensor values, int axis) {
        Tensor places = Places.of(op, x, indices, axis);
        return new Updates(op, x, values, Places.alongside(places, axis), Axes.range(0, x.rank()));
    }

    /** x with the values, combined with each other and, where {@code includeSelf}, with the elements of x; bools as numbers. */
    Tensor reduced(Update how, boolean includeSelf) {
        List<Tensor> promoted = Elementwise.promoted(List.of(x, values));
        if (promoted.get(0).dtype() == DType.BOOL && how != Update.SET) {
            Updates whole = new Updates(op, x.convert(DType.I32), values.convert(DType.I32), places, axes);
            return whole.reduced(how, includeSelf).convert(DType.BOOL);
        }
        Tensor base = promoted.get(0);
        Tensor updates = promoted.get(1);
        how.require(op, base.dtype());
        Tensor start = includeSelf ? base : emptied(base, how.identity(base.dtype()));
        if (how != Update.MEAN) {
            return how.at(start, updates, places, axes);
        }
        Tensor ones = Sources.filled(1, base.dtype(), base.shape());
        Tensor weights = includeSelf ? ones : emptied(ones, 0);
        Tensor one = Sources.filled(1, base.dtype(), updates.shape());
        Tensor count = Update.ADD.at(weights, one, places, axes);
        return quotient(Update.ADD.at(start, updates, places, axes), count);
    }

    /** A tensor like x with a number wherever a value goes. */
    private Tensor emptied(Tensor like, Number number) {
        return Update.SET.at(like, Sources.filled(number, like.dtype(), values.shape()), places, axes);
    }

    /** A mean of integers is rounded down. */
    static Tensor quotient(Tensor sum, Tensor count) {
        if (sum.dtype().isInexact()) {
            return sum.div(count);
        }
        Tensor rest = sum.rem(count);
        return sum.sub(rest.lt(0).select(rest.add(count), rest)).div(count);
    }
}
