package dev.covector.tracer;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.Relation;
import dev.covector.ir.SizeScope;
import dev.covector.ops.Searchsorted;
import java.util.List;

/** Places among sorted elements, and counts of elements. None has a derivative. */
sealed interface BinMethods permits Tensor {
    private Tensor self() {
        return (Tensor) this;
    }

    /**
     * The places (i64) at which values would go into the elements along axis 0 of this tensor, which ascend: before those that
     * are equal, or behind them where right. Other axes of this tensor are batch axes, and the last axes of values.
     */
    default Tensor searchsorted(Tensor values, boolean right) {
        return search("searchsorted", self(), values, right);
    }

    /** {@link #searchsorted(Tensor, boolean)} of a number in a vector. */
    default Tensor searchsorted(Number value, boolean right) {
        DType dtype = Promotion.weak(self().dtype(), value);
        return search("searchsorted", self(), Sources.filled(value, dtype, List.of()), right);
    }

    /** The places (i64) of the elements among boundaries, a vector that ascends: {@code boundaries.searchsorted(x, right)}. */
    default Tensor bucketize(Tensor boundaries, boolean right) {
        if (boundaries.rank() != 1) {
            throw UserLine.typeError("bucketize: takes a vector of boundaries; got " + boundaries.type());
        }
        return search("bucketize", boundaries, self(), right);
    }

    private static Tensor search(String op, Tensor sorted, Tensor values, boolean right) {
        Order.required(op, sorted);
        Order.required(op, values);
        int batch = sorted.rank() - 1;
        boolean fits = batch >= 0
                && values.rank() >= batch
                && Joining.equal(
                        op,
                        sorted.shape().subList(1, sorted.rank()),
                        values.shape().subList(values.rank() - batch, values.rank()));
        if (!fits) {
            throw UserLine.typeError(
                    op + ": the axes of the sorted tensor but axis 0 must be the last axes of the values; got "
                            + sorted.type() + " and " + values.type());
        }
        List<Tensor> both = Elementwise.promoted(List.of(sorted, values));
        return Staging.emit(both, v -> new Searchsorted(v.get(0), v.get(1), right))
                .getFirst();
    }

    /**
     * How many elements (i64) are in each of equal bins from low to high; the last bin has high too, and elements outside are
     * not counted, nor is NaN.
     */
    default Tensor histogram(long bins, double low, double high) {
        if (!(low < high) || bins < 1) {
            throw UserLine.typeError("histogram: takes at least one bin and low < high; got " + bins + " bins from "
                    + low + " to " + high);
        }
        Tensor real = inexact("histogram");
        return counted(
                real,
                Sources.filled(low, real.dtype(), List.of()),
                Sources.filled(high, real.dtype(), List.of()),
                Dim.of(bins));
    }

    /** {@link #histogram(long, double, double)} from the smallest to the largest element, or about the only one there is. */
    default Tensor histogram(Dim bins) {
        if (!SizeScope.holds(Dim.ONE, Relation.AT_MOST, bins, "histogram")) {
            throw UserLine.typeError("histogram: takes at least one bin; got " + bins);
        }
        Tensor real = inexact("histogram");
        Tensor low = real.min();
        Tensor high = real.max();
        Tensor margin = low.eq(high).convert(real.dtype()).mul(0.5);
        return counted(real, low.sub(margin), high.add(margin), bins);
    }

    /** {@link #histogram(Dim)}. */
    default Tensor histogram(long bins) {
        return histogram(Sources.dim("histogram", bins));
    }

    /** How many elements (i64) are between neighbours of edges, a vector that ascends; the last bin has the last edge too. */
    default Tensor histogram(Tensor edges) {
        Tensor x = Order.numbers("histogram", self()).flatten();
        if (edges.rank() != 1 || !SizeScope.holds(Dim.ONE, Relation.LESS, edges.dim(0), "histogram")) {
            throw UserLine.typeError("histogram: takes a vector of at least two edges; got " + edges.type());
        }
        Dim bins = edges.dim(0).minus(1);
        Tensor last = edges.take(0, bins);
        Tensor place = x.eq(last)
                .select(Sources.size(bins), edges.searchsorted(x, true))
                .sub(1);
        return x.le(last).select(place, -1).bincount(bins);
    }

    private Tensor inexact(String op) {
        Tensor x = Order.numbers(op, self()).flatten();
        return x.convert(x.dtype().toInexact());
    }

    private static Tensor counted(Tensor real, Tensor low, Tensor high, Dim bins) {
        Tensor isInside = real.ge(low).and(real.le(high));
        Tensor bin = real.sub(low).div(high.sub(low)).mul(Sources.size(bins)).floor();
        Tensor place = isInside.select(bin, 0.0).convert(DType.I64).minimum(Sources.size(bins.minus(1)));
        return Tensor.zeros(DType.I64, bins).scatterAdd(isInside.convert(DType.I64), List.of(place), 0);
    }

    /** {@link #histogram} in the dtype of this tensor, as PyTorch's histc. */
    default Tensor histc(long bins, double low, double high) {
        return histogram(bins, low, high).convert(self().dtype());
    }

    /** How often (i64) each of the integers 0 to n - 1 is among the elements; others are not counted. */
    default Tensor bincount(Dim n) {
        Tensor x = whole("bincount");
        return weighted(x, Tensor.ones(DType.I64, x.dim(0)), n);
    }

    /** {@link #bincount(Dim)}. */
    default Tensor bincount(long n) {
        return bincount(Sources.dim("bincount", n));
    }

    /** The sum of the weights, which are shaped as this tensor, where it is each of the integers 0 to n - 1. Linear in them. */
    default Tensor bincount(Tensor weights, Dim n) {
        Tensor x = whole("bincount");
        return weighted(
                x, Broadcasting.expanded("bincount", weights, self().shape()).flatten(), n);
    }

    private Tensor whole(String op) {
        if (!self().dtype().isInteger()) {
            throw UserLine.typeError(op + ": takes integers; got " + self().type());
        }
        return self().flatten();
    }

    private static Tensor weighted(Tensor x, Tensor weights, Dim n) {
        Tensor isInside = x.ge(0).and(x.convert(DType.I64).lt(Tensor.scalar(n)));
        Tensor counted = isInside.select(weights, Sources.filled(0, weights.dtype(), weights.shape()));
        Tensor zeros = Sources.filled(0, weights.dtype(), List.of(n));
        return Update.ADD.at(zeros, counted, List.of(x), List.of(0));
    }
}
