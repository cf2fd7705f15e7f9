package dev.covector.tracer;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import java.util.ArrayList;
import java.util.List;

/** Part of a tensor: some elements along each axis, in opposite order along some axes, without some axes of one element. */
record View(Slicing slicing, List<Integer> reversed, List<Integer> dropped) {
    Tensor get() {
        Tensor part = slicing.elements();
        Tensor ordered = reversed.isEmpty() ? part : part.reverse(Axes.ints(reversed));
        return dropped.isEmpty() ? ordered : ordered.squeeze(Axes.ints(dropped));
    }

    /** The tensor with other elements in this part. */
    Tensor with(Tensor part) {
        Tensor x = slicing.of();
        Tensor complete = dropped.isEmpty() ? part : part.expandDims(Axes.ints(dropped));
        Tensor ordered = reversed.isEmpty() ? complete : complete.reverse(Axes.ints(reversed));
        if (slicing.equals(Slicing.all(x))) {
            return ordered;
        }
        List<Dim> high = new ArrayList<>();
        List<Dim> interior = new ArrayList<>();
        for (int axis = 0; axis < x.rank(); axis++) {
            high.add(x.dim(axis).minus(end(axis)));
            interior.add(slicing.steps().get(axis).minus(1));
        }
        return inside(x).select(ordered.pad(slicing.starts(), high, interior, 0), x);
    }

    /** One past the last element along an axis; the start where there is none. */
    private Dim end(int axis) {
        Dim size = slicing.sizes().get(axis);
        Dim step = slicing.steps().get(axis);
        Dim gaps = size.minus(1).max(Dim.ZERO).times(step.minus(1));
        return slicing.starts().get(axis).plus(size).plus(gaps);
    }

    /** Whether each element of x is in this part. */
    private Tensor inside(Tensor x) {
        Tensor inside = Sources.filled(1, DType.BOOL, x.shape());
        for (int axis = 0; axis < x.rank(); axis++) {
            Dim start = slicing.starts().get(axis);
            Dim end = end(axis);
            Dim step = slicing.steps().get(axis);
            Tensor place = Tensor.iota(DType.I64, x.shape(), axis);
            if (!start.equals(Dim.ZERO)) {
                inside = inside.and(place.ge(Tensor.scalar(start)));
            }
            if (!end.equals(x.dim(axis))) {
                inside = inside.and(place.lt(Tensor.scalar(end)));
            }
            if (!step.equals(Dim.ONE)) {
                Tensor steps = place.sub(Tensor.scalar(start)).rem(Tensor.scalar(step));
                inside = inside.and(steps.eq(0));
            }
        }
        return inside;
    }
}
