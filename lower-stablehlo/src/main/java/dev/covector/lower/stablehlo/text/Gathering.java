package dev.covector.lower.stablehlo.text;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Elements where index tensors say, one for each of some axes; StableHLO too takes the nearest index inside. */
public final class Gathering {
    private Gathering() {}

    /** The other axes of x come first in the result, then those of the indices. */
    public static Hlo write(Hlo x, List<Hlo> indices, List<Integer> axes, TensorType type, HloBuilder b) {
        if (axes.stream().anyMatch(axis -> Extents.isNone(x.type().dim(axis)))) {
            // There is nothing to read, so nobody may read it: the indices are none.
            return b.full(type, 0);
        }
        int kept = x.rank() - axes.size();
        List<Dim> sizes = new ArrayList<>(x.type().shape());
        axes.forEach(axis -> sizes.set(axis, Dim.ONE));
        String numbers = "dimension_numbers = #stablehlo.gather<offset_dims = "
                + IntStream.range(0, kept).boxed().toList() + ", collapsed_slice_dims = "
                + axes.stream().sorted().toList() + ", start_index_map = " + axes + ", index_vector_dim = "
                + indices.getFirst().rank() + ">";
        Hlo points = points(inside(x, indices, axes, b), b);
        if (Extents.areWritten(sizes)) {
            String slices = sizes.stream().map(Extents::text).collect(Collectors.joining(", ", "array<i64: ", ">"));
            return b.op("stablehlo.gather", List.of(x, points), numbers + ", slice_sizes = " + slices, List.of(type))
                    .getFirst();
        }
        return b.op("stablehlo.dynamic_gather", List.of(x, points, b.sizes(sizes)), numbers, List.of(type))
                .getFirst();
    }

    /** StableHLO takes the nearest index for which there is room; this is the nearest for which there is an element. */
    private static List<Hlo> inside(Hlo x, List<Hlo> indices, List<Integer> axes, HloBuilder b) {
        List<Hlo> all = new ArrayList<>();
        for (int i = 0; i < axes.size(); i++) {
            Dim size = x.type().dim(axes.get(i));
            boolean hasRoom = Extents.areKnown() && !size.isConstant();
            all.add(hasRoom ? clamped(indices.get(i), size, b) : indices.get(i));
        }
        return all;
    }

    /** The nearest indices inside a size. */
    public static Hlo clamped(Hlo index, Dim size, HloBuilder b) {
        DType dtype = index.dtype();
        Hlo last = b.broadcast(
                b.convert(b.size(size.minus(1)), dtype), index.type().shape(), List.of());
        Hlo least = b.elementwise("stablehlo.maximum", dtype, index, b.full(index.type(), 0));
        return b.elementwise("stablehlo.minimum", dtype, least, last);
    }

    /** The index tensors as one, with the numbers of a point along its last axis. */
    public static Hlo points(List<Hlo> indices, HloBuilder b) {
        List<Dim> shape = new ArrayList<>(indices.getFirst().type().shape());
        shape.add(Dim.ONE);
        return b.concatenate(
                indices.stream().map(index -> b.reshape(index, shape)).toList(), shape.size() - 1);
    }
}
