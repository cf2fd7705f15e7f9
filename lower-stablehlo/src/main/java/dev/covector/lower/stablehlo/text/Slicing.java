package dev.covector.lower.stablehlo.text;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Parts of tensors: at places that are sizes, or at one that is computed, as loops do. */
public final class Slicing {
    private Slicing() {}

    /** The elements at start, start + step, …, so many along each axis. */
    public static Hlo of(Hlo x, List<Dim> starts, List<Dim> shape, List<Dim> steps, HloBuilder b) {
        TensorType type = x.type().withShape(shape);
        List<Dim> limits = IntStream.range(0, shape.size())
                .mapToObj(i -> limit(starts.get(i), shape.get(i), steps.get(i)))
                .toList();
        if (type.equals(x.type()) && starts.stream().allMatch(Dim.ZERO::equals)) {
            return x;
        }
        if (Extents.hasRoom(x.type(), type)
                || Extents.areKnown() && !(HloBuilder.isStatic(starts) && HloBuilder.isStatic(steps))) {
            return b.slice(x, starts, shape, steps);
        }
        if (HloBuilder.isStatic(starts) && HloBuilder.isStatic(limits) && HloBuilder.isStatic(steps)) {
            String ranges = IntStream.range(0, shape.size())
                    .mapToObj(i -> starts.get(i) + ":" + limits.get(i)
                            + (steps.get(i).equals(Dim.ONE) ? "" : ":" + steps.get(i)))
                    .collect(Collectors.joining(", ", " [", "]"));
            return b.statement(
                    type, "stablehlo.slice " + x.name() + ranges, "(" + Hlo.type(x.type()) + ") -> " + Hlo.type(type));
        }
        return dynamic(x, type, List.of(b.sizes(starts), b.sizes(limits), b.sizes(steps)), b);
    }

    /** One past the last element: the start where there is none. */
    private static Dim limit(Dim start, Dim size, Dim step) {
        return size.equals(Dim.ZERO)
                ? start
                : step.equals(Dim.ONE)
                        ? start.plus(size)
                        : start.plus(size.minus(1).times(step)).plus(1).max(start);
    }

    /** @param place starts, limits and steps */
    private static Hlo dynamic(Hlo x, TensorType type, List<Hlo> place, HloBuilder b) {
        List<Hlo> in = new ArrayList<>(place);
        in.addFirst(x);
        return b.functional(type, "stablehlo.real_dynamic_slice", "", in);
    }

    /** The slice at an index (an {@code i64} scalar) along the last axis, which it loses. */
    public static Hlo last(Hlo x, Hlo index, HloBuilder b) {
        int axis = x.rank() - 1;
        List<Dim> shape = new ArrayList<>(x.type().shape());
        shape.set(axis, Dim.ONE);
        TensorType type = x.type().withShape(shape);
        List<Hlo> starts = atLast(axis, index, b);
        Hlo slice;
        if (Extents.areWritten(shape)) {
            List<Hlo> in = new ArrayList<>(starts);
            in.addFirst(x);
            slice = b.functional(type, "stablehlo.dynamic_slice", ", sizes = " + Extents.text(shape), in);
        } else {
            // Refinement knows this form, start + size, and makes it a dynamic_slice.
            Hlo start = b.joined(starts);
            Hlo limit = b.elementwise("stablehlo.add", DType.I64, start, b.sizes(shape));
            Hlo steps = b.sizes(Collections.nCopies(x.rank(), Dim.ONE));
            slice = dynamic(x, type, List.of(start, limit, steps), b);
        }
        return b.reshape(slice, shape.subList(0, axis));
    }

    /** x with a slice written at an index along its last axis. */
    public static Hlo withLast(Hlo x, Hlo slice, Hlo index, HloBuilder b) {
        int axis = x.rank() - 1;
        List<Dim> shape = new ArrayList<>(slice.type().shape());
        shape.add(Dim.ONE);
        List<Hlo> in = new ArrayList<>(List.of(x, b.reshape(slice, shape)));
        in.addAll(atLast(axis, index, b));
        return b.functional(x.type(), "stablehlo.dynamic_update_slice", "", in);
    }

    private static List<Hlo> atLast(int axis, Hlo index, HloBuilder b) {
        List<Hlo> starts = new ArrayList<>(Collections.nCopies(axis, b.size(Dim.ZERO)));
        starts.add(index);
        return starts;
    }
}
