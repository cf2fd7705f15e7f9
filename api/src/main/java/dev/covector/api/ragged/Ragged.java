package dev.covector.api.ragged;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.tracer.Passive;
import dev.covector.tracer.Tensor;
import dev.covector.tracer.Update;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/**
 * Rows of different lengths, one after the other: what a batch is whose sizes are made of data. Nothing is padded. It is a
 * record of tensors, so compiled functions, derivatives and loops take and give it; a gradient by it is ragged too.
 *
 * <p>Its canonical constructor takes the parts as they are. Row i has the values from offsets[i] to offsets[i + 1] - 1; who
 * makes offsets by hand sees to it that they ascend from zero to the number of values.
 *
 * @param values [total, ...]: the rows along axis 0
 * @param offsets [rows + 1] of i64: where each row begins, and where the last one ends
 */
public record Ragged(Tensor values, @Passive Tensor offsets) {
    /** The given rows, which agree in dtype, and in sizes but the first. */
    public static Ragged of(Tensor... rows) {
        return of(List.of(rows));
    }

    /** The given rows; at least one. */
    public static Ragged of(List<Tensor> rows) {
        return Making.joined(rows);
    }

    /**
     * Values cut into rows of the given lengths (integers, none negative), which add up to the number of values: an error
     * when it runs where they do not.
     */
    public static Ragged ofLengths(Tensor values, Tensor lengths) {
        return Making.cut(values, lengths);
    }

    /** The first so many places of each row of a dense tensor [rows, width, ...]. */
    public static Ragged ofDense(Tensor dense, Tensor lengths) {
        return Making.first(dense, lengths);
    }

    /** The places of each row of a dense tensor [rows, width, ...] where the mask, bool [rows, width], holds. */
    public static Ragged where(Tensor dense, Tensor mask) {
        return Making.where(dense, mask);
    }

    // ---- form

    /** The number of rows. */
    public Dim rows() {
        return offsets.dim(0).minus(1);
    }

    /** The number of values of all rows together. */
    public Dim total() {
        return values.dim(0);
    }

    /** The length of each row: i64 [rows]. */
    public Tensor lengths() {
        return ends().sub(starts());
    }

    private Tensor starts() {
        return offsets.slice(0, Dim.ZERO, rows());
    }

    private Tensor ends() {
        return offsets.slice(0, Dim.ONE, offsets.dim(0));
    }

    /** The row of each value: i64 [total]. */
    public Tensor rowIds() {
        return offsets.searchsorted(Tensor.arange(DType.I64, total()), true).sub(1);
    }

    /** The place of each value in its row: i64 [total]. */
    public Tensor places() {
        return Tensor.arange(DType.I64, total()).sub(spread(starts()));
    }

    /** One row, [length, ...]. Its length is made of data. */
    public Tensor row(long i) {
        return row(Tensor.scalar(i));
    }

    /** The row that an integer scalar names, [length, ...]. */
    public Tensor row(Tensor i) {
        Dim start = offsets.take(i, 0).toDim(total());
        Dim end = offsets.take(i.add(1), 0).toDim(total());
        return values.slice(0, start, end);
    }

    /** All rows. Their number is fixed by this. */
    public List<Tensor> toList() {
        List<Tensor> all = new ArrayList<>();
        for (long i = 0; i < rows().toLong(); i++) {
            all.add(row(i));
        }
        return all;
    }

    /** [rows, longest, ...]: each row, and then the number. */
    public Tensor toDense(Number fill) {
        Tensor longest =
                Tensor.concatenate(0, Tensor.zeros(DType.I64, 1), lengths()).max(0);
        return dense(fill, longest.toDim(total()));
    }

    /** [rows, width, ...]: as much of each row as there is room for, and then the number. */
    public Tensor toDense(Number fill, Dim width) {
        return truncate(width).dense(fill, width);
    }

    private Tensor dense(Number fill, Dim width) {
        List<Dim> shape = new ArrayList<>(values.shape().subList(1, values.rank()));
        shape.addAll(0, List.of(rows(), width));
        Tensor zeros = Tensor.zeros(values.dtype(), shape.toArray(Dim[]::new));
        Tensor placed = zeros.scatterAdd(values.moveaxis(0, -1), List.of(rowIds(), places()), 0, 1);
        Tensor isThere =
                Tensor.arange(DType.I64, width).expandDims(0).lt(lengths().expandDims(1));
        return placed.maskedFill(Demands.trailing(isThere, shape.size()).not(), fill);
    }

    // ---- elements

    /** What a function makes of the values, which keeps axis 0: {@code r.map(Tensor::exp)}. */
    public Ragged map(UnaryOperator<Tensor> function) {
        Tensor y = function.apply(values);
        boolean keeps = y.rank() > 0 && Demands.equal(y.dim(0), total());
        Demands.that(keeps, "Ragged.map: the function must keep axis 0 of " + values.type(), y.type());
        return new Ragged(y, offsets);
    }

    /** What a function makes of these values and those of another one with rows of the same lengths. */
    public Ragged zip(Ragged other, BinaryOperator<Tensor> function) {
        requireSameLengths(other);
        return map(x -> function.apply(x, other.values));
    }

    /** What a function makes of the values and of what their rows have: a number each, [rows], or [rows, ...] as {@link #spread}. */
    public Ragged zip(Tensor perRow, BinaryOperator<Tensor> function) {
        Tensor each = Demands.trailing(spread(perRow), values.rank());
        return map(x -> function.apply(x, each));
    }

    /** For each value what its row has: [total, ...] of [rows, ...]. */
    public Tensor spread(Tensor perRow) {
        boolean fits = perRow.rank() > 0 && Demands.equal(perRow.dim(0), rows());
        Demands.that(fits, "Ragged.spread: takes one entry for each of " + rows() + " rows", perRow.type());
        return perRow.take(rowIds(), 0);
    }

    private void requireSameLengths(Ragged other) {
        boolean fits = Demands.equal(rows(), other.rows());
        Demands.that(fits, "Ragged.zip: both must have as many rows", rows(), other.rows());
        if (offsets != other.offsets) {
            Dim different = offsets.ne(other.offsets).count();
            Demands.that(
                    Demands.equal(different, Dim.ZERO, "Ragged.zip"),
                    "Ragged.zip: the rows of both must have the same lengths",
                    values.type(),
                    other.values.type());
        }
    }

    /** The sums of elements. */
    public Ragged add(Ragged other) {
        return zip(other, Tensor::add);
    }

    /** With a number for each row added. */
    public Ragged add(Tensor perRow) {
        return zip(perRow, Tensor::add);
    }

    /** The differences of elements. */
    public Ragged sub(Ragged other) {
        return zip(other, Tensor::sub);
    }

    /** Less a number for each row. */
    public Ragged sub(Tensor perRow) {
        return zip(perRow, Tensor::sub);
    }

    /** The products of elements. */
    public Ragged mul(Ragged other) {
        return zip(other, Tensor::mul);
    }

    /** Times a number for each row. */
    public Ragged mul(Tensor perRow) {
        return zip(perRow, Tensor::mul);
    }

    /** The quotients of elements. */
    public Ragged div(Ragged other) {
        return zip(other, Tensor::div);
    }

    /** Divided by a number for each row. */
    public Ragged div(Tensor perRow) {
        return zip(perRow, Tensor::div);
    }

    /** Each row, [length, n, ...], times a matrix [n, k] or a vector [n]. */
    public Ragged matmul(Tensor matrix) {
        Demands.that(values.rank() == 2, "Ragged.matmul: takes rows [length, n]", values.type());
        return map(x -> x.matmul(matrix));
    }

    // ---- parts of rows

    /** The values where the mask, a bool for each, holds: {@code r.filter(r.values().gt(0))}. */
    public Ragged filter(Tensor mask) {
        boolean fits = mask.rank() == 1 && mask.dtype() == DType.BOOL && Demands.equal(mask.dim(0), total());
        Demands.that(fits, "Ragged.filter: takes a bool for each of " + total() + " values", mask.type());
        return new Ragged(
                values.filter(mask, 0), Making.upTo(mask.convert(DType.I64)).take(offsets, 0));
    }

    /** At most the first {@code most} values of each row. */
    public Ragged truncate(Dim most) {
        return filter(places().lt(Tensor.scalar(most)));
    }

    /** At most the first {@code most} values of each row. */
    public Ragged truncate(long most) {
        return truncate(Dim.of(most));
    }

    /** At most the first so many values of each row, integers [rows]. */
    public Ragged truncate(Tensor most) {
        return filter(places().lt(spread(most.convert(DType.I64))));
    }

    // ---- reductions

    /** The sum of each row, [rows, ...]; of an empty one zero. */
    public Tensor sum() {
        return values.segmentSum(rowIds(), rows());
    }

    /** The product of each row; of an empty one one. */
    public Tensor prod() {
        return values.segmentProd(rowIds(), rows());
    }

    /** The largest value of each row; of an empty one the least value. */
    public Tensor max() {
        return values.segmentMax(rowIds(), rows());
    }

    /** The smallest value of each row; of an empty one the largest value. */
    public Tensor min() {
        return values.segmentMin(rowIds(), rows());
    }

    /** The mean of each row; of an empty one NaN, as of an empty tensor. */
    public Tensor mean() {
        Tensor sum = sum();
        return sum.div(
                Demands.trailing(lengths(), sum.rank()).convert(sum.dtype().toInexact()));
    }

    /**
     * Values combined within each row by segment: [rows, n, ...]. Other segments than 0 to n - 1 are left out.
     *
     * @param ids integers [total]
     */
    public Tensor segments(Update how, Tensor ids, Dim n) {
        Tensor wide = ids.convert(DType.I64);
        Tensor count = Tensor.scalar(n);
        Tensor place = rowIds().mul(count).add(wide);
        Tensor all = wide.ge(0).and(wide.lt(count)).select(place, -1);
        Dim segments = n.times(rows());
        Tensor combined = switch (how) {
            case ADD -> values.segmentSum(all, segments);
            case MULTIPLY -> values.segmentProd(all, segments);
            case MAX -> values.segmentMax(all, segments);
            case MIN -> values.segmentMin(all, segments);
            case MEAN -> values.segmentMean(all, segments);
            case SET -> throw Demands.error("Ragged.segments: takes ADD, MULTIPLY, MAX, MIN or MEAN", how);
        };
        List<Dim> shape = new ArrayList<>(values.shape().subList(1, values.rank()));
        shape.addAll(0, List.of(n, rows()));
        return combined.reshape(shape).moveaxis(1, 0);
    }
}
