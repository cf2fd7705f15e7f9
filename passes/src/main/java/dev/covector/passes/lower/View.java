package dev.covector.passes.lower;

import dev.covector.ir.Dim;
import dev.covector.ops.Lowering.AxisMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** Where the elements of a tensor are: in a buffer, at offset + stride times index, summed over the axes, in elements. */
public record View(int buffer, Dim offset, List<Dim> strides) {
    public View {
        strides = List.copyOf(strides);
    }

    /** All of a buffer in column-major order. */
    public static View dense(int buffer, List<Dim> shape) {
        return new View(buffer, Dim.ZERO, denseStrides(shape));
    }

    /** The strides of column-major order without gaps. */
    public static List<Dim> denseStrides(List<Dim> shape) {
        List<Dim> strides = new ArrayList<>();
        Dim stride = Dim.ONE;
        for (Dim size : shape) {
            strides.add(stride);
            stride = stride.times(size);
        }
        return strides;
    }

    /** Whether a tensor of the shape fills its place in column-major order without gaps. */
    boolean isDense(List<Dim> shape) {
        List<Dim> dense = denseStrides(shape);
        for (int axis = 0; axis < shape.size(); axis++) {
            if (!shape.get(axis).equals(Dim.ONE) && !strides.get(axis).equals(dense.get(axis))) {
                return false;
            }
        }
        return true;
    }

    /** What a tensor of the given rank sees whose elements are elements of this one, one map for each axis of this one. */
    View through(List<AxisMap> maps, int rank) {
        Dim start = offset;
        List<Dim> seen = new ArrayList<>(Collections.nCopies(rank, Dim.ZERO));
        for (int axis = 0; axis < maps.size(); axis++) {
            AxisMap map = maps.get(axis);
            Dim stride = strides.get(axis);
            start = start.plus(map.offset().times(stride));
            for (AxisMap.Term term : map.terms()) {
                seen.set(term.axis(), seen.get(term.axis()).plus(term.step().times(stride)));
            }
        }
        return new View(buffer, start, seen);
    }

    @Override
    public String toString() {
        return "buffer " + buffer + "[" + offset + "; "
                + strides.stream().map(Dim::toString).collect(Collectors.joining(", ")) + "]";
    }
}
