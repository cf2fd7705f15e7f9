package dev.covector.tracer;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import java.util.List;

/**
 * Elements chosen by tensors of places (indices), which are integers: negative ones count from the end, and those outside are
 * clamped to the nearest place inside, so that nothing outside is ever read. Linear in this tensor, of any dtype.
 */
sealed interface IndexMethods permits Tensor {
    private Tensor self() {
        return (Tensor) this;
    }

    /**
     * The elements that NumPy's {@code x[entries]} names, to be read by {@link Indexed#get} or changed in a copy by
     * {@link Indexed#set} and its like: {@code x.index(Slice.from(1), Index.at(0), Index.ELLIPSIS, rows).add(1)}. Tensors of
     * places broadcast; their axes stand where the tensors are if they, and single places, are neighbours, else first. A mask
     * (a tensor of bool) is for as many axes as it has, and only for updates.
     *
     * @throws dev.covector.ir.TypeException of more entries than axes, or of a place outside
     */
    default Indexed index(Index... entries) {
        return new Indexed("index", self(), entries);
    }

    /** The elements at the indices of all elements in column-major order; in the shape of the indices. */
    default Tensor take(Tensor indices) {
        Tensor flat = self().flatten();
        return Places.gather(flat, List.of(Places.of("take", flat, indices, 0)), List.of(0));
    }

    /** The elements at the indices of an axis; the axes of the indices stand in its place. */
    default Tensor take(Tensor indices, int axis) {
        return Places.taken("take", self(), indices, axis);
    }

    /** {@link #take(Tensor, int)} under PyTorch's name. */
    default Tensor indexSelect(int axis, Tensor indices) {
        return Places.taken("indexSelect", self(), indices, axis);
    }

    /** The rows of this table, axis 0, that indices name; the axes of the indices stand in their place. */
    default Tensor embedding(Tensor indices) {
        return Places.taken("embedding", self(), indices, 0);
    }

    /**
     * For each element of indices the element at that place of an axis, at its own place along the others, along which the two
     * tensors broadcast: NumPy's take_along_axis.
     */
    default Tensor takeAlongAxis(Tensor indices, int axis) {
        String op = "takeAlongAxis";
        int at = Axes.one(op, self(), axis);
        List<Dim> others = Places.offAxis(op, self(), indices, at);
        Tensor x = Broadcasting.expanded(op, self(), Axes.with(others, at, self().dim(at)));
        Tensor all = Broadcasting.expanded(op, indices, Axes.with(others, at, indices.dim(at)));
        Tensor places = Places.of(op, x, all, at);
        return Places.along(x, places, at);
    }

    /**
     * The elements where the given axes are indexed by tensors, which broadcast; the other axes come first in the result, the
     * shape of the indices follows.
     */
    default Tensor gather(List<Tensor> indices, int... axes) {
        List<Integer> at = Axes.list("gather", self(), axes);
        return Places.gather(self(), Places.of("gather", self(), indices, at), at);
    }

    /**
     * A block of the given sizes that starts where scalars of an integer dtype say, one for each axis; it is moved inside
     * where it would reach outside.
     */
    default Tensor dynamicSlice(List<Tensor> starts, List<Dim> sizes) {
        List<Integer> all = Axes.range(0, self().rank());
        return all.isEmpty() ? self() : Places.gather(self(), Places.block("dynamicSlice", self(), starts, sizes), all);
    }

    /** {@link #dynamicSlice(List, List)}. */
    default Tensor dynamicSlice(List<Tensor> starts, long... sizes) {
        return dynamicSlice(starts, Sources.dims("dynamicSlice", sizes));
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
        return oneHot(dtype, Sources.dim("oneHot", n));
    }

    /** The number where the mask (of bool) holds; the two broadcast. */
    default Tensor maskedFill(Tensor mask, Number value) {
        return maskedFill(mask, Sources.filled(value, Promotion.weak(self().dtype(), value), List.of()));
    }

    /** The value where the mask (of bool) holds; all three broadcast, and the value promotes. */
    default Tensor maskedFill(Tensor mask, Tensor value) {
        return Places.masked("maskedFill", mask).select(value, self());
    }

    /**
     * Elements of a source where the mask (of bool) holds: the first where it holds first, and so on, all in column-major
     * order. The mask and this tensor broadcast; the source must have enough elements, else its last one repeats.
     */
    default Tensor maskedScatter(Tensor mask, Tensor source) {
        List<Tensor> both = Broadcasting.align("maskedScatter", List.of(self(), Places.masked("maskedScatter", mask)));
        if (source.elements().equals(Dim.ZERO)) {
            return both.get(0);
        }
        Tensor holds = both.get(1);
        Tensor number = holds.flatten().convert(DType.I64).cumsum(0).sub(1).maximum(0);
        Tensor values = Places.gather(source.flatten(), List.of(number), List.of(0));
        return holds.select(values.reshape(holds.shape()), both.get(0));
    }
}
