package dev.covector.tracer;

import dev.covector.ir.Dim;
import java.util.List;

/**
 * Copies of this tensor with elements changed where tensors of places (indices) say, which are integers: negative ones count
 * from the end, and those outside are clamped to the nearest place inside. Updates promote with this tensor; all are
 * differentiable in both.
 */
sealed interface UpdateMethods permits Tensor {
    private Tensor self() {
        return (Tensor) this;
    }

    /** This with updates added at the elements that {@link IndexMethods#gather} with the same indices reads; repeated ones add up. */
    default Tensor scatterAdd(Tensor updates, List<Tensor> indices, int... axes) {
        return scatter(Update.ADD, updates, indices, axes);
    }

    /** This with updates, shaped as {@link IndexMethods#gather} with the same indices gives, at the elements that it reads. */
    default Tensor scatter(Update how, Tensor updates, List<Tensor> indices, int... axes) {
        return Updates.at("scatter", self(), how, updates, indices, Axes.list("scatter", self(), axes));
    }

    /**
     * For each element of indices the value at its place goes to that place of an axis, the other places being the same:
     * PyTorch's scatter. Indices may have fewer elements along other axes than this tensor, and values may have more.
     */
    default Tensor scatter(int axis, Tensor indices, Tensor values) {
        return Updates.alongAxis("scatter", self(), indices, values, axis).reduced(Update.SET, true);
    }

    /** {@link #scatter(int, Tensor, Tensor)} with values added, repeated ones too. */
    default Tensor scatterAdd(int axis, Tensor indices, Tensor values) {
        return Updates.alongAxis("scatterAdd", self(), indices, values, axis).reduced(Update.ADD, true);
    }

    /**
     * {@link #scatter(int, Tensor, Tensor)} with values combined, with each other and, where {@code includeSelf}, with the
     * elements of this tensor: PyTorch's scatter_reduce.
     */
    default Tensor scatterReduce(int axis, Tensor indices, Tensor values, Update how, boolean includeSelf) {
        return Updates.alongAxis("scatterReduce", self(), indices, values, axis).reduced(how, includeSelf);
    }

    /** This with values at the elements that {@link IndexMethods#takeAlongAxis} reads; all three broadcast off the axis. */
    default Tensor putAlongAxis(Tensor indices, Tensor values, int axis) {
        return Updates.broadcastAlongAxis("putAlongAxis", self(), indices, values, axis)
                .reduced(Update.SET, true);
    }

    /** This with values, times a number, added at indices (a vector) of an axis; values broadcast off the axis. */
    default Tensor indexAdd(int axis, Tensor indices, Tensor values, Number factor) {
        return Updates.ofAxis("indexAdd", self(), indices, values.mul(factor), axis)
                .reduced(Update.ADD, true);
    }

    /** {@link #indexAdd(int, Tensor, Tensor, Number)} with the factor 1. */
    default Tensor indexAdd(int axis, Tensor indices, Tensor values) {
        return Updates.ofAxis("indexAdd", self(), indices, values, axis).reduced(Update.ADD, true);
    }

    /** This with values at indices (a vector) of an axis; values broadcast off the axis. */
    default Tensor indexCopy(int axis, Tensor indices, Tensor values) {
        return Updates.ofAxis("indexCopy", self(), indices, values, axis).reduced(Update.SET, true);
    }

    /** This with a number at indices (a vector) of an axis. */
    default Tensor indexFill(int axis, Tensor indices, Number value) {
        return indexFill(axis, indices, Sources.filled(value, Promotion.weak(self().dtype(), value), List.of()));
    }

    /** This with the value of a tensor without axes at indices (a vector) of an axis. */
    default Tensor indexFill(int axis, Tensor indices, Tensor value) {
        return Updates.ofAxis("indexFill", self(), indices, value, axis).reduced(Update.SET, true);
    }

    /** This with values combined, with elements where {@code includeSelf}, at indices (a vector) of an axis. */
    default Tensor indexReduce(int axis, Tensor indices, Tensor values, Update how, boolean includeSelf) {
        return Updates.ofAxis("indexReduce", self(), indices, values, axis).reduced(how, includeSelf);
    }

    /** This with values set, or added where {@code accumulate}, at tensors of places for the first axes, as NumPy's x[i, j] = values. */
    default Tensor indexPut(List<Tensor> indices, Tensor values, boolean accumulate) {
        Indexed at = new Indexed("indexPut", self(), indices.toArray(Index[]::new));
        return accumulate ? at.add(values) : at.set(values);
    }

    /** This with values set, or added, at the indices of all elements in column-major order; values have as many elements. */
    default Tensor put(Tensor indices, Tensor values, boolean accumulate) {
        Tensor flat = self().flatten();
        Tensor places = indices.flatten();
        Tensor all = values.flatten();
        if (!Joining.equal("put", all.shape(), places.shape())) {
            throw UserLine.typeError(
                    "put: takes as many values as indices; got " + values.type() + " and " + indices.type());
        }
        return Updates.ofAxis("put", flat, places, all.reshape(places.shape()), 0)
                .reduced(accumulate ? Update.ADD : Update.SET, true)
                .reshape(self().shape());
    }

    /**
     * This with a block of values that starts where scalars of an integer dtype say, one for each axis; it is moved inside
     * where it would reach outside.
     */
    default Tensor dynamicUpdateSlice(Tensor values, List<Tensor> starts) {
        String op = "dynamicUpdateSlice";
        if (values.rank() != self().rank()) {
            throw UserLine.typeError(op + ": takes values with as many axes as the tensor; got " + values.type()
                    + " and " + self().type());
        }
        List<Integer> all = Axes.range(0, self().rank());
        List<Dim> sizes = values.shape();
        return all.isEmpty()
                ? Elementwise.promoted(List.of(self(), values)).get(1)
                : new Updates(op, self(), values, Places.block(op, self(), starts, sizes), all)
                        .reduced(Update.SET, true);
    }
}
