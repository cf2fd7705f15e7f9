package dev.covector.tracer;

import dev.covector.ir.Dim;
import dev.covector.ops.Reshape;
import dev.covector.ops.Transpose;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The same elements under another shape, or with axes in another order. All are linear, of any dtype; negative axes count from the end. */
sealed interface LayoutMethods permits Tensor {
    private Tensor self() {
        return (Tensor) this;
    }

    /** The elements in column-major order under another shape; one size may be -1 and is then what is left over. */
    default Tensor reshape(List<Dim> shape) {
        List<Dim> complete = Reshaping.complete(self(), shape);
        return complete.equals(self().shape()) ? self() : Staging.one(self(), x -> new Reshape(x, complete));
    }

    /** The elements in column-major order under another shape; one size may be -1 and is then what is left over. */
    default Tensor reshape(Dim... shape) {
        return reshape(List.of(shape));
    }

    /** The elements in column-major order under another shape; one size may be -1 and is then what is left over. */
    default Tensor reshape(long... shape) {
        return reshape(Arrays.stream(shape).mapToObj(Dim::of).toList());
    }

    /** All elements in column-major order as a vector. */
    default Tensor flatten() {
        return reshape(List.of(self().elements()));
    }

    /** {@link #flatten()} under NumPy's name. */
    default Tensor ravel() {
        return flatten();
    }

    /** With the axes from the first to the last, both included, as one, in column-major order. */
    default Tensor flatten(int first, int last) {
        return reshape(Reshaping.merged(self(), first, last));
    }

    /** With one axis split into several, in column-major order; one size may be -1 and is then what is left over. */
    default Tensor unflatten(int axis, List<Dim> sizes) {
        return reshape(Reshaping.unflattened(self(), axis, sizes));
    }

    /** {@link #unflatten(int, List)}. */
    default Tensor unflatten(int axis, long... sizes) {
        return unflatten(axis, Arrays.stream(sizes).mapToObj(Dim::of).toList());
    }

    /** A vector where this is a scalar. */
    default Tensor atLeast1d() {
        return self().rank() == 0 ? reshape(Dim.ONE) : self();
    }

    /** A matrix where this has fewer axes: a vector becomes its row. */
    default Tensor atLeast2d() {
        return self().rank() < 2 ? atLeast1d().expandDims(0) : self();
    }

    /** A tensor of three axes where this has fewer: a matrix becomes [n, m, 1], a vector [1, n, 1]. */
    default Tensor atLeast3d() {
        return self().rank() < 3 ? atLeast2d().expandDims(2) : self();
    }

    /** Without the given axes, each of size 1, or without all axes of size 1 where none is given. */
    default Tensor squeeze(int... axes) {
        return reshape(Reshaping.squeezed(self(), axes));
    }

    /** With new axes of size 1, which have the given places in the result. */
    default Tensor expandDims(int... axes) {
        return reshape(Reshaping.expanded(self(), axes));
    }

    /** With one new axis of size 1, which has the given place in the result. */
    default Tensor unsqueeze(int axis) {
        return expandDims(axis);
    }

    /** The axes in reverse order; of a matrix its transpose. */
    default Tensor transpose() {
        return permuted(Axes.range(0, self().rank()).reversed());
    }

    /** Axis i of the result is axis axes[i] of this. */
    default Tensor permute(int... axes) {
        List<Integer> order = Axes.list("permute", self(), axes);
        if (order.size() != self().rank()) {
            throw UserLine.typeError("permute: takes every axis of " + self().type() + " once; got " + order);
        }
        return permuted(order);
    }

    private Tensor permuted(List<Integer> order) {
        return order.equals(Axes.range(0, self().rank())) ? self() : Staging.one(self(), x -> new Transpose(x, order));
    }

    /** With one axis moved to another place. */
    default Tensor moveaxis(int from, int to) {
        return permuted(
                Axes.moved(self().rank(), Axes.one("moveaxis", self(), from), Axes.one("moveaxis", self(), to)));
    }

    /** With several axes moved to other places; the rest keep their order. */
    default Tensor moveaxis(int[] from, int[] to) {
        List<Integer> sources = Axes.list("moveaxis", self(), from);
        List<Integer> places = Axes.list("moveaxis", self(), to);
        if (sources.size() != places.size()) {
            throw UserLine.typeError("moveaxis: takes as many places as axes; got " + sources + " and " + places);
        }
        List<Integer> order = new ArrayList<>(Axes.without(self().rank(), sources));
        Axes.range(0, self().rank()).stream()
                .filter(places::contains)
                .forEach(place -> order.add(place, sources.get(places.indexOf(place))));
        return permuted(order);
    }

    /** With two axes exchanged. */
    default Tensor swapaxes(int first, int second) {
        List<Integer> order = new ArrayList<>(Axes.range(0, self().rank()));
        Collections.swap(order, Axes.one("swapaxes", self(), first), Axes.one("swapaxes", self(), second));
        return permuted(order);
    }

    /** With the first two axes exchanged and elements conjugated: of each matrix its adjoint. */
    default Tensor adjoint() {
        Tensor swapped = swapaxes(0, 1);
        return self().dtype().isComplex() ? swapped.conj() : swapped;
    }
}
