package dev.covector.tracer;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import java.util.ArrayList;
import java.util.List;

/**
 * Results whose sizes are made of data. In a trace such a size is a symbol that gets its number while the function runs: the
 * results have exactly that size, one plan serves every number, and derivatives go to the elements that were taken. Within a
 * batch such a size would be ragged, and is a {@link dev.covector.ir.TypeException}.
 */
sealed interface DataSizeMethods permits Tensor {
    private Tensor self() {
        return (Tensor) this;
    }

    /** The number of elements that are true, as a size: {@code Dim k = s.gt(tolerance).count()}. */
    default Dim count() {
        Tensor mask = mask(self());
        return Sizes.of(mask.convert(DType.I64).sum(), mask.type().elements(), "count");
    }

    /**
     * The integer in this scalar as a size.
     *
     * @param most what it must not exceed; neither may it be negative: an error when the function runs
     */
    default Dim toDim(Dim most) {
        return Sizes.of(self(), most, "toDim");
    }

    /** The first {@code size} places along an axis. */
    default Tensor truncate(int axis, Dim size) {
        return self().slice(axis, Dim.ZERO, size);
    }

    /** The places along an axis where the mask, of rank 1 and of the axis' size, is true, in their order. */
    default Tensor filter(Tensor mask, int axis) {
        Tensor x = self();
        int at = Axes.one("filter", x, axis);
        if (mask.rank() != 1 || !Joining.equal("filter", List.of(mask.dim(0)), List.of(x.dim(at)))) {
            throw UserLine.typeError("filter: the mask must have one element for each place along axis " + axis + " of "
                    + x.type() + "; got " + mask.type());
        }
        return x.take(places(mask(mask)), at);
    }

    /** {@link #filter(Tensor, int)} along the only axis of this tensor. */
    default Tensor filter(Tensor mask) {
        if (self().rank() != 1) {
            throw UserLine.typeError("filter: takes a tensor of rank 1, or an axis; got " + self().type());
        }
        return filter(mask, 0);
    }

    /** The elements where the mask, which broadcasts with this tensor, is true, in column-major order; of rank 1. */
    default Tensor maskedSelect(Tensor mask) {
        List<Dim> shape = Broadcasting.shape("maskedSelect", List.of(self().shape(), mask.shape()));
        Tensor x = Broadcasting.expanded("maskedSelect", self(), shape);
        Tensor wanted = Broadcasting.expanded("maskedSelect", mask(mask), shape);
        return x.flatten().filter(wanted.flatten());
    }

    /** For each axis the indices (i64) of the elements that are not zero, in column-major order; a scalar counts as one element. */
    default List<Tensor> nonzero() {
        Tensor x = self().rank() == 0 ? self().flatten() : self();
        Tensor rest = places(mask(x).flatten());
        List<Tensor> indices = new ArrayList<>();
        for (Dim size : x.shape()) {
            Tensor extent = Tensor.scalar(size).maximum(1);
            indices.add(rest.rem(extent));
            rest = rest.div(extent);
        }
        return List.copyOf(indices);
    }

    /** The indices (i64) of the elements that are not zero, one row each: {@code k x rank}, in column-major order. */
    default Tensor argwhere() {
        List<Tensor> indices = nonzero();
        if (self().rank() == 0) {
            return Tensor.zeros(DType.I64, indices.getFirst().dim(0), Dim.ZERO);
        }
        return Tensor.stack(1, indices.toArray(Tensor[]::new));
    }

    /** The different elements, ascending, where and how often each is there, and which one each element is. */
    default Unique unique() {
        Runs runs = self().sortedRuns();
        Tensor first = places(runs.isFirst());
        return new Unique(
                runs.sorted().take(first),
                runs.places().take(first),
                runs.counts().slice(0, Dim.ZERO, first.dim(0)),
                runs.inverse());
    }

    /** {@link #unique()} where only equal neighbours in column-major order count as one. */
    default Unique uniqueConsecutive() {
        Tensor x = self().flatten();
        Tensor isFirst = Runs.starts(x);
        Tensor first = places(isFirst);
        Tensor inverse = isFirst.convert(DType.I64).cumsum(0).sub(1);
        return new Unique(x.take(first), first, inverse.bincount(first.dim(0)), inverse.reshape(self().shape()));
    }

    /** Each place along an axis as often as its element of {@code counts} says, a vector of which none is negative. */
    default Tensor repeatInterleave(Tensor counts, int axis) {
        Dim total = nonnegative(
                "repeatInterleave", counts, counts.convert(DType.I64).sum());
        return self().repeatInterleave(counts, axis, total);
    }

    /** How often each integer from 0 to the largest element is an element; none is negative. */
    default Tensor bincount() {
        return self().bincount(bins("bincount", self(), Dim.ZERO));
    }

    /** {@link #bincount()} from 0 to {@code least} - 1 at least. */
    default Tensor bincountAtLeast(long least) {
        return self().bincount(bins("bincount", self(), Sources.dim("bincount", least)));
    }

    /** The sum of the weights where each integer from 0 to the largest element is an element. */
    default Tensor bincount(Tensor weights) {
        return self().bincount(weights, bins("bincount", self(), Dim.ZERO));
    }

    /** {@link #bincount(Tensor)} from 0 to {@code least} - 1 at least. */
    default Tensor bincountAtLeast(Tensor weights, long least) {
        return self().bincount(weights, bins("bincount", self(), Sources.dim("bincount", least)));
    }

    /** {@link Tensor#oneHot(DType, Dim)} with one place for each integer from 0 to the largest element. */
    default Tensor oneHot(DType dtype) {
        return self().oneHot(dtype, bins("oneHot", self(), Dim.ZERO));
    }

    /** The parts of an axis before, between and after places, a vector; its size is fixed by this, the sizes of the parts are data. */
    default List<Tensor> tensorSplit(Tensor places, int axis) {
        return Parts.between(self(), places, Axes.one("tensorSplit", self(), axis));
    }

    /** One more than the largest of integers, none negative, or the other number if that is more. */
    private static Dim bins(String op, Tensor x, Dim least) {
        if (!x.dtype().isInteger()) {
            throw UserLine.typeError(op + ": takes integers; got " + x.type());
        }
        Tensor none = Tensor.full(DType.I64, -1, Dim.ONE);
        Tensor largest =
                Tensor.concatenate(0, none, x.flatten().convert(DType.I64)).max(0);
        return nonnegative(op, x, largest.add(1)).max(least);
    }

    /** A size that is not one where any of the numbers that it is made of is negative. */
    private static Dim nonnegative(String op, Tensor numbers, Tensor size) {
        return Sizes.of(numbers.ge(0).all().select(size, -1), Sizes.MOST, op);
    }

    /** Whether each element is true, or is not zero. */
    private static Tensor mask(Tensor x) {
        return x.dtype() == DType.BOOL ? x : x.ne(0);
    }

    /** Where a mask of rank 1 is true: the j-th is the first place up to which more than j are. */
    private static Tensor places(Tensor mask) {
        Tensor upTo = mask.convert(DType.I64).cumsum(0);
        Dim size = mask.count();
        return upTo.searchsorted(Tensor.iota(DType.I64, List.of(size), 0), true);
    }
}
