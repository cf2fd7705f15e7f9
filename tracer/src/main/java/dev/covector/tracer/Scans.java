package dev.covector.tracer;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ops.Cumargmax;
import java.util.Collections;
import java.util.List;

/** The steps that scans and differences along an axis are made of. */
final class Scans {
    private Scans() {}

    /** Bools as i64. */
    static Tensor numbers(Tensor x) {
        return x.dtype() == DType.BOOL ? x.convert(DType.I64) : x;
    }

    static ValuesAndIndices extremes(String op, Tensor x, int axis, boolean least) {
        int at = Axes.one(op, Order.required(op, x), axis);
        Tensor places = Staging.one(x, value -> new Cumargmax(value, at, least));
        return new ValuesAndIndices(Places.along(x, places, at), places);
    }

    /** The element before each one, a number before the first. */
    static Tensor before(Tensor x, int axis, Number first) {
        List<Dim> none = Collections.nCopies(x.rank(), Dim.ZERO);
        List<Dim> one = Axes.with(none, axis, Dim.ONE);
        return x.pad(one, none, none, first).slice(axis, Dim.ZERO, x.dim(axis));
    }

    static Tensor difference(Tensor x, int axis) {
        Tensor later = later(x, axis);
        Tensor earlier = earlier(x, axis);
        return x.dtype() == DType.BOOL ? later.ne(earlier) : later.sub(earlier);
    }

    /** All elements but the last. */
    private static Tensor earlier(Tensor x, int axis) {
        return x.slice(axis, Dim.ZERO, pairs(x, axis));
    }

    /** All elements but the first. */
    private static Tensor later(Tensor x, int axis) {
        return x.slice(axis, x.dim(axis).minus(pairs(x, axis)), x.dim(axis));
    }

    /** How many pairs of neighbours there are. */
    private static Dim pairs(Tensor x, int axis) {
        return x.dim(axis).minus(1).max(Dim.ZERO);
    }

    /** The means of neighbours. */
    static Tensor means(Tensor y, int axis) {
        Tensor x = y.convert(y.dtype().toInexact());
        return earlier(x, axis).add(later(x, axis)).mul(0.5);
    }

    /** The areas under a line through samples y at points x along an axis. */
    static Tensor areas(String op, Tensor y, Tensor x, int axis) {
        Tensor means = means(y, axis);
        return means.mul(Broadcasting.expanded(op, steps(op, y, x, axis), means.shape()));
    }

    /** The distances of neighbouring points. */
    private static Tensor steps(String op, Tensor y, Tensor x, int axis) {
        if (x.rank() != 1) {
            return difference(x, Axes.one(op, x, axis - (y.rank() - x.rank())));
        }
        Tensor steps = difference(x, 0);
        return steps.reshape(Axes.with(Collections.nCopies(y.rank(), Dim.ONE), axis, steps.dim(0)));
    }
}
