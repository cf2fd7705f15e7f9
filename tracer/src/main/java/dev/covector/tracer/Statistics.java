package dev.covector.tracer;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import java.util.Collections;
import java.util.List;

/** Elements in order, and what is between them. */
final class Statistics {
    private Statistics() {}

    /** Zero where an element is NaN. */
    static Tensor numbers(Tensor x) {
        return x.dtype().isInexact() ? x.isNaN().select(0, x) : x;
    }

    /** The elements along an axis sorted, integers as f64. */
    static Tensor sorted(String op, Tensor given, int axis) {
        Tensor x = Order.required(op, given);
        return Order.sorted(op, x.convert(x.dtype().toInexact()), axis, false).values();
    }

    static Tensor quantile(Tensor x, Tensor q, int axis, Interpolation how) {
        String op = "quantile";
        int at = Order.occupied(op, x, axis);
        if (q.rank() > 1 || !q.dtype().isReal()) {
            throw UserLine.typeError(op + ": takes a fraction or a vector of fractions; got " + q.type());
        }
        Tensor sorted = sorted(op, x, at).moveaxis(at, 0);
        Tensor last = Tensor.scalar(sorted.dim(0).minus(1)).convert(sorted.dtype());
        Tensor largest = sorted.slice(0, sorted.dim(0).minus(1), sorted.dim(0));
        List<Dim> shape = Axes.with(Collections.nCopies(sorted.rank(), Dim.ONE), 0, q.elements());
        Tensor exact = q.convert(sorted.dtype()).reshape(shape).mul(last);
        Tensor rank = largest.isNaN().select(last, exact);
        Tensor found = between(sorted, rank, how);
        return q.rank() == 0 ? found.squeeze(0) : found;
    }

    private static Tensor between(Tensor sorted, Tensor rank, Interpolation how) {
        return switch (how) {
            case LOWER -> at(sorted, rank.floor());
            case HIGHER -> at(sorted, rank.ceil());
            case NEAREST -> at(sorted, rank.round());
            case MIDPOINT ->
                at(sorted, rank.floor()).add(at(sorted, rank.ceil())).mul(0.5);
            case LINEAR -> {
                Tensor below = at(sorted, rank.floor());
                Tensor above = at(sorted, rank.ceil());
                yield below.add(above.sub(below).mul(rank.sub(rank.floor())));
            }
        };
    }

    private static Tensor at(Tensor sorted, Tensor rank) {
        return Places.along(sorted, rank.convert(DType.I64), 0);
    }
}
