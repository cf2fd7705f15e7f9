package dev.covector.tracer;

import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import dev.covector.ops.Broadcast;
import dev.covector.ops.Reshape;
import dev.covector.ops.Reverse;
import dev.covector.ops.Transpose;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The same elements in another order or under another shape. All are linear, of any dtype; negative axes count from the end. */
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
        return permuted(Axes.list("permute", self(), axes));
    }

    private Tensor permuted(List<Integer> order) {
        return order.equals(Axes.range(0, self().rank())) ? self() : Staging.one(self(), x -> new Transpose(x, order));
    }

    /** With one axis moved to another place. */
    default Tensor moveaxis(int from, int to) {
        return permuted(
                Axes.moved(self().rank(), Axes.one("moveaxis", self(), from), Axes.one("moveaxis", self(), to)));
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

    /** In the opposite order along the given axes, or along all where none is given. */
    default Tensor reverse(int... axes) {
        List<Integer> found = Axes.orAll("reverse", self(), axes);
        return found.isEmpty() ? self() : Staging.one(self(), x -> new Reverse(x, found));
    }

    /** {@link #reverse} under NumPy's name. */
    default Tensor flip(int... axes) {
        return reverse(axes);
    }

    /**
     * Repeated to a shape: axes are aligned at the end, and a size of 1 stretches.
     *
     * @throws dev.covector.ir.TypeException where another size differs
     */
    default Tensor broadcastTo(List<Dim> shape) {
        List<Dim> met = Broadcasting.shape("broadcastTo", List.of(shape, self().shape()));
        boolean fits = met.size() == shape.size() && Broadcasting.canonical(met).equals(Broadcasting.canonical(shape));
        if (!fits) {
            throw UserLine.typeError("broadcastTo: " + self().type() + " does not broadcast to " + shape);
        }
        return Broadcasting.toTrailing(self(), shape);
    }

    /** {@link #broadcastTo(List)}. */
    default Tensor broadcastTo(Dim... shape) {
        return broadcastTo(List.of(shape));
    }

    /** {@link #broadcastTo(List)}. */
    default Tensor broadcastTo(long... shape) {
        return broadcastTo(Sources.dims(shape));
    }

    /** The whole tensor repeated along each axis; counts are aligned at the last axis, missing ones are 1. */
    default Tensor tile(long... counts) {
        Tensor x = self();
        while (x.rank() < counts.length) {
            x = x.expandDims(0);
        }
        List<Dim> both = new ArrayList<>();
        List<Dim> merged = new ArrayList<>();
        List<Integer> axes = new ArrayList<>();
        for (int axis = 0; axis < x.rank(); axis++) {
            int place = axis - (x.rank() - counts.length);
            Dim count = Sources.dims(place < 0 ? 1 : counts[place]).getFirst();
            axes.add(both.size());
            both.addAll(List.of(x.dim(axis), count));
            merged.add(x.dim(axis).times(count));
        }
        return Staging.one(x, value -> new Broadcast(value, both, axes)).reshape(merged);
    }

    /** Each element repeated so many times along an axis. */
    default Tensor repeat(long count, int axis) {
        int at = Axes.one("repeat", self(), axis);
        Dim times = Sources.dims(count).getFirst();
        TensorType type = self().type();
        List<Dim> both = new ArrayList<>(type.shape());
        both.add(at, times);
        List<Dim> merged = new ArrayList<>(type.shape());
        merged.set(at, type.dim(at).times(times));
        List<Integer> axes = Axes.without(type.rank() + 1, List.of(at));
        return Staging.one(self(), x -> new Broadcast(x, both, axes)).reshape(merged);
    }
}
