package dev.covector.tracer;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ops.Gather;
import dev.covector.ops.Pad;
import dev.covector.ops.ScatterAdd;
import dev.covector.ops.Slice;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Some of the elements, or these elements within more. All are linear, of any dtype; negative axes count from the end. */
sealed interface SelectionMethods permits Tensor {
    private Tensor self() {
        return (Tensor) this;
    }

    /**
     * The elements from start to before end along an axis, as NumPy's {@code x[start:end]}: negative bounds count from the
     * end, and bounds outside are clamped. Of a size known only at run time the plan gets guards that say which bounds are
     * inside.
     */
    default Tensor slice(int axis, long start, long end) {
        return slice(axis, start, end, 1);
    }

    /** Every step-th of the elements from start to before end along an axis; steps are at least 1. */
    default Tensor slice(int axis, long start, long end, long step) {
        return sliced(Slicing.all(self()).along(Axes.one("slice", self(), axis), start, end, step));
    }

    /** The elements from start to before end along an axis, 0 <= start <= end <= size. */
    default Tensor slice(int axis, Dim start, Dim end) {
        return sliced(Slicing.all(self()).along(Axes.one("slice", self(), axis), start, end.minus(start), 1));
    }

    /** A slice along each axis, with bounds and steps as in {@link #slice(int, long, long, long)}. */
    default Tensor slice(long[] starts, long[] ends, long[] steps) {
        int rank = self().rank();
        if (starts.length != rank || ends.length != rank || steps.length != rank) {
            throw UserLine.typeError("slice: takes one start, end and step for each axis of " + self().type());
        }
        Slicing slicing = Slicing.all(self());
        for (int axis = 0; axis < rank; axis++) {
            slicing = slicing.along(axis, starts[axis], ends[axis], steps[axis]);
        }
        return sliced(slicing);
    }

    private Tensor sliced(Slicing at) {
        return at.isAll() ? self() : Staging.one(self(), x -> new Slice(x, at.starts(), at.sizes(), at.steps()));
    }

    /** The elements at one index of an axis, without that axis; a negative index counts from the end. */
    default Tensor take(int axis, long index) {
        int at = Axes.one("take", self(), axis);
        Dim size = self().dim(at);
        Dim place = index < 0 ? size.plus(index) : Dim.of(index);
        if (size.isConstant() && (place.constant() < 0 || place.constant() >= size.constant())) {
            throw UserLine.typeError("take: axis " + at + " of " + self().type() + " has no index " + index);
        }
        return take(at, place);
    }

    /** The elements at one index of an axis, without that axis. */
    default Tensor take(int axis, Dim index) {
        int at = Axes.one("take", self(), axis);
        return sliced(Slicing.all(self()).along(at, index, Dim.ONE, 1)).squeeze(at);
    }

    /**
     * The elements at the indices (an integer tensor) of an axis; the axes of the indices stand in its place. An index
     * outside is clamped to the nearest one inside.
     */
    default Tensor take(Tensor indices, int axis) {
        int at = Axes.one("take", self(), axis);
        Tensor gathered = gather(List.of(indices), at);
        int kept = self().rank() - 1;
        List<Integer> order = new ArrayList<>(Axes.range(0, at));
        order.addAll(Axes.range(kept, gathered.rank()));
        order.addAll(Axes.range(at, kept));
        return gathered.permute(order.stream().mapToInt(i -> i).toArray());
    }

    /**
     * The elements where the given axes are indexed by integer tensors, which broadcast; the other axes come first in the
     * result, the shape of the indices follows. An index outside is clamped to the nearest one inside.
     */
    default Tensor gather(List<Tensor> indices, int... axes) {
        List<Integer> at = Axes.list("gather", self(), axes);
        List<Tensor> operands = new ArrayList<>(List.of(self()));
        operands.addAll(Joining.indices("gather", indices));
        return Staging.emit(operands, v -> new Gather(v.getFirst(), v.subList(1, v.size()), at))
                .getFirst();
    }

    /** This with updates added at the elements that {@link #gather} with the same indices reads; repeated ones add up. */
    default Tensor scatterAdd(Tensor updates, List<Tensor> indices, int... axes) {
        List<Integer> at = Axes.list("scatterAdd", self(), axes);
        List<Tensor> operands = new ArrayList<>(Elementwise.promoted(List.of(self(), updates)));
        operands.addAll(Joining.indices("scatterAdd", indices));
        return Staging.emit(operands, v -> new ScatterAdd(v.get(0), v.get(1), v.subList(2, v.size()), at))
                .getFirst();
    }

    /** Surrounded by a number: so many before and after along each axis. */
    default Tensor pad(long[] low, long[] high, Number value) {
        return pad(low, high, new long[low.length], value);
    }

    /** Surrounded and interspersed by a number: so many before, after and between neighbours along each axis. */
    default Tensor pad(long[] low, long[] high, long[] interior, Number value) {
        return pad(Sources.dims("pad: ", low), Sources.dims("pad: ", high), Sources.dims("pad: ", interior), value);
    }

    /** Surrounded and interspersed by a number: so many before, after and between neighbours along each axis. */
    default Tensor pad(List<Dim> low, List<Dim> high, List<Dim> interior, Number value) {
        Tensor scalar = Sources.filled(value, self().dtype(), List.of());
        return Staging.emit(List.of(self(), scalar), v -> new Pad(v.get(0), v.get(1), low, high, interior))
                .getFirst();
    }

    /** Equal parts along an axis; their number must divide its size. */
    default List<Tensor> split(int parts, int axis) {
        int at = Axes.one("split", self(), axis);
        return split(Collections.nCopies(parts, Slicing.part(self(), at, parts)), at);
    }

    /** Parts of the given sizes, one after the other along an axis. */
    default List<Tensor> split(List<Dim> sizes, int axis) {
        int at = Axes.one("split", self(), axis);
        List<Tensor> parts = new ArrayList<>();
        Dim start = Dim.ZERO;
        for (Dim size : sizes) {
            parts.add(sliced(Slicing.all(self()).along(at, start, size, 1)));
            start = start.plus(size);
        }
        return List.copyOf(parts);
    }

    /** With a new last axis of n: one at the index that an element of this integer tensor is, zero elsewhere. */
    default Tensor oneHot(DType dtype, Dim n) {
        if (!self().dtype().isInteger()) {
            throw UserLine.typeError("oneHot: takes integers; got " + self().type());
        }
        return self().expandDims(-1).eq(Tensor.arange(self().dtype(), n)).convert(dtype);
    }

    /** {@link #oneHot(DType, Dim)}. */
    default Tensor oneHot(DType dtype, long n) {
        return oneHot(dtype, Dim.of(n));
    }

    /** Of each matrix in the first two axes the elements on and below the main diagonal, zero above. */
    default Tensor tril() {
        return tril(0);
    }

    /** Of each matrix in the first two axes the elements on and below the diagonal that many places above the main one. */
    default Tensor tril(long above) {
        Tensor row = Slicing.index("tril", self(), 0);
        return row.add(above).ge(Slicing.index("tril", self(), 1)).select(self(), 0);
    }

    /** Of each matrix in the first two axes the elements on and above the main diagonal, zero below. */
    default Tensor triu() {
        return triu(0);
    }

    /** Of each matrix in the first two axes the elements on and above the diagonal that many places above the main one. */
    default Tensor triu(long above) {
        Tensor row = Slicing.index("triu", self(), 0);
        return row.add(above).le(Slicing.index("triu", self(), 1)).select(self(), 0);
    }

    /** The main diagonal of each matrix in the first two axes, as axis 0. */
    default Tensor diagonal() {
        Slicing.index("diagonal", self(), 0);
        Tensor index = Tensor.arange(DType.I64, self().dim(0).min(self().dim(1)));
        Tensor gathered = gather(List.of(index, index), 0, 1);
        return gathered.moveaxis(-1, 0);
    }

    /** The sum of the main diagonal of each matrix in the first two axes. */
    default Tensor trace() {
        Tensor row = Slicing.index("trace", self(), 0);
        return row.eq(Slicing.index("trace", self(), 1)).select(self(), 0).sum(0, 1);
    }
}
