package dev.covector.tracer;

import dev.covector.ir.Dim;
import dev.covector.ops.Broadcast;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Elements at other places along their axes, or more than once. All are linear, of any dtype; negative axes count from the end. */
sealed interface RepetitionMethods permits Tensor {
    private Tensor self() {
        return (Tensor) this;
    }

    /** In the opposite order along the given axes, or along all where none is given. */
    default Tensor reverse(int... axes) {
        return Rolling.reversed("reverse", self(), axes);
    }

    /** {@link #reverse} under NumPy's name. */
    default Tensor flip(int... axes) {
        return Rolling.reversed("flip", self(), axes);
    }

    /** Turned by so many right angles from the first axis towards the second. */
    default Tensor rot90(int turns, int first, int second) {
        List<Integer> plane = Axes.list("rot90", self(), first, second);
        return switch (Math.floorMod(turns, 4)) {
            case 1 -> reverse(plane.get(1)).swapaxes(plane.get(0), plane.get(1));
            case 2 -> reverse(plane.get(0), plane.get(1));
            case 3 -> reverse(plane.get(0)).swapaxes(plane.get(0), plane.get(1));
            default -> self();
        };
    }

    /** Turned by so many right angles in the plane of the first two axes. */
    default Tensor rot90(int turns) {
        return rot90(turns, 0, 1);
    }

    /** Moved by so many places along an axis; what leaves at one end comes in at the other. Shifts may be of any size and sign. */
    default Tensor roll(Dim shift, int axis) {
        return Rolling.rolled(self(), shift, Axes.one("roll", self(), axis));
    }

    /** {@link #roll(Dim, int)}. */
    default Tensor roll(long shift, int axis) {
        return roll(Dim.of(shift), axis);
    }

    /** {@link #roll(Dim, int)} along several axes; an axis that is named twice moves by the sum. */
    default Tensor roll(long[] shifts, int... axes) {
        if (shifts.length != axes.length) {
            throw UserLine.typeError("roll: takes one shift for each axis; got " + Arrays.toString(shifts)
                    + " for axes " + Arrays.toString(axes));
        }
        Tensor rolled = self();
        for (int i = 0; i < axes.length; i++) {
            rolled = rolled.roll(shifts[i], axes[i]);
        }
        return rolled;
    }

    /** The elements in column-major order moved by so many places, under the same shape. */
    default Tensor roll(long shift) {
        return self().flatten().roll(shift, 0).reshape(self().shape());
    }

    /**
     * Repeated to a shape: axes are aligned at the end, and a size of 1 stretches.
     *
     * @throws dev.covector.ir.TypeException where another size differs
     */
    default Tensor broadcastTo(List<Dim> shape) {
        return Broadcasting.expanded("broadcastTo", self(), shape);
    }

    /** {@link #broadcastTo(List)}. */
    default Tensor broadcastTo(Dim... shape) {
        return broadcastTo(List.of(shape));
    }

    /** {@link #broadcastTo(List)}. */
    default Tensor broadcastTo(long... shape) {
        return broadcastTo(Sources.dims("broadcastTo", shape));
    }

    /** {@link #broadcastTo(List)} where -1 keeps the size of an axis, under PyTorch's name. */
    default Tensor expand(Dim... shape) {
        List<Dim> complete = new ArrayList<>();
        for (int axis = 0; axis < shape.length; axis++) {
            int own = axis - (shape.length - self().rank());
            boolean kept = shape[axis].equals(Dim.of(-1)) && own >= 0;
            complete.add(kept ? self().dim(own) : shape[axis]);
        }
        return Broadcasting.expanded("expand", self(), complete);
    }

    /** {@link #expand(Dim...)}. */
    default Tensor expand(long... shape) {
        return expand(Arrays.stream(shape).mapToObj(Dim::of).toArray(Dim[]::new));
    }

    /** The whole tensor repeated along each axis; counts are aligned at the last axis, missing ones are 1. */
    default Tensor tile(Dim... counts) {
        Tensor x = self();
        while (x.rank() < counts.length) {
            x = x.expandDims(0);
        }
        List<Dim> all = new ArrayList<>(Collections.nCopies(x.rank() - counts.length, Dim.ONE));
        all.addAll(List.of(counts));
        List<Dim> both = new ArrayList<>();
        List<Dim> merged = new ArrayList<>();
        List<Integer> axes = new ArrayList<>();
        for (int axis = 0; axis < x.rank(); axis++) {
            axes.add(both.size());
            both.addAll(List.of(x.dim(axis), all.get(axis)));
            merged.add(x.dim(axis).times(all.get(axis)));
        }
        return Staging.one(x, value -> new Broadcast(value, both, axes)).reshape(merged);
    }

    /** {@link #tile(Dim...)}. */
    default Tensor tile(long... counts) {
        return tile(Sources.dims("tile", counts).toArray(Dim[]::new));
    }

    /** Each element repeated so many times along an axis. */
    default Tensor repeat(Dim count, int axis) {
        return Rolling.repeated("repeat", self(), count, axis);
    }

    /** {@link #repeat(Dim, int)}. */
    default Tensor repeat(long count, int axis) {
        return repeat(Sources.dim("repeat", count), axis);
    }

    /** {@link #repeat(Dim, int)} under PyTorch's name. */
    default Tensor repeatInterleave(long count, int axis) {
        return Rolling.repeated("repeatInterleave", self(), Sources.dim("repeatInterleave", count), axis);
    }

    /**
     * Each element repeated as often as its count (integers, one for each index of the axis) says.
     *
     * @param total the sum of the counts: where they add up to less, the last element is repeated; where to more, what is
     *     beyond is left out
     */
    default Tensor repeatInterleave(Tensor counts, int axis, Dim total) {
        return Rolling.repeated(self(), counts, Axes.one("repeatInterleave", self(), axis), total);
    }
}
