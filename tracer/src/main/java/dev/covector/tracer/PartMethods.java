package dev.covector.tracer;

import dev.covector.ir.Dim;
import java.util.Arrays;
import java.util.List;

/** The elements in parts along an axis, and in windows that may overlap. All are linear, of any dtype. */
sealed interface PartMethods permits Tensor {
    private Tensor self() {
        return (Tensor) this;
    }

    /** Equal parts along an axis; their number must divide its size. */
    default List<Tensor> split(int parts, int axis) {
        return Parts.equal(self(), parts, axis);
    }

    /** Parts of the given sizes, one after the other along an axis, which they must fill. */
    default List<Tensor> split(List<Dim> sizes, int axis) {
        return Parts.sized("split", self(), sizes, Axes.one("split", self(), axis));
    }

    /** {@link #split(List, int)}. */
    default List<Tensor> split(long[] sizes, int axis) {
        return split(Sources.dims("split", sizes), axis);
    }

    /** So many parts along an axis, whose sizes differ by one at most; the larger ones come first. */
    default List<Tensor> tensorSplit(int parts, int axis) {
        return Parts.balanced(self(), parts, axis);
    }

    /** The parts of an axis before, between and after the given places, which are taken as the bounds of slices. */
    default List<Tensor> tensorSplit(long[] places, int axis) {
        return Parts.between(self(), places, Axes.one("tensorSplit", self(), axis));
    }

    /**
     * At most so many parts of the size ceil(n / parts), the last one smaller where it must be, as PyTorch's chunk. How many
     * parts there are is a guard of the plan.
     */
    default List<Tensor> chunk(int parts, int axis) {
        return Parts.chunks(self(), parts, Axes.one("chunk", self(), axis));
    }

    /** The tensors at each index of an axis, without that axis, whose size is fixed by this. */
    default List<Tensor> unbind(int axis) {
        int at = Axes.one("unbind", self(), axis);
        return Axes.range(0, self().dim(at).toInt()).stream()
                .map(index -> self().take(at, Dim.of(index)))
                .toList();
    }

    /** So many elements from a place on along an axis. */
    default Tensor narrow(int axis, Dim start, Dim size) {
        return Parts.narrowed(self(), Axes.one("narrow", self(), axis), start, size);
    }

    /** {@link #narrow(int, Dim, Dim)}; a negative start counts from the end. */
    default Tensor narrow(int axis, long start, long size) {
        int at = Axes.one("narrow", self(), axis);
        return narrow(at, start < 0 ? self().dim(at).plus(start) : Dim.of(start), Sources.dim("narrow", size));
    }

    /** Windows of a size along an axis, each so many steps after the one before: the axis counts them, a new last axis is in them. */
    default Tensor unfold(int axis, Dim size, Dim step) {
        return Windows.along("unfold", self(), Axes.one("unfold", self(), axis), size, step, Dim.ONE);
    }

    /** {@link #unfold(int, Dim, Dim)} whose windows take elements that are so far from each other. */
    default Tensor windows(int axis, Dim size, Dim step, Dim dilation) {
        return Windows.along("windows", self(), Axes.one("windows", self(), axis), size, step, dilation);
    }

    /** {@link #unfold(int, Dim, Dim)}. */
    default Tensor unfold(int axis, long size, long step) {
        return unfold(axis, Sources.dim("unfold", size), Sources.dim("unfold", step));
    }

    /**
     * The elements at offset + Σ index × stride of this tensor in column-major order, for every index of a shape.
     *
     * @throws dev.covector.ir.TypeException where an element would lie outside
     */
    default Tensor asStrided(List<Dim> shape, List<Dim> strides, Dim offset) {
        return Windows.strided(self(), shape, strides, offset);
    }

    /** {@link #asStrided(List, List, Dim)}. */
    default Tensor asStrided(long[] shape, long[] strides, long offset) {
        return asStrided(
                Sources.dims("asStrided", shape),
                Arrays.stream(strides).mapToObj(Dim::of).toList(),
                Dim.of(offset));
    }
}
