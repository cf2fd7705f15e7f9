package dev.covector.lower.stablehlo.read.ops;

import static dev.covector.lower.stablehlo.read.blocks.OpReader.require;

import dev.covector.ir.Dim;
import dev.covector.ir.Value;
import dev.covector.lower.stablehlo.read.blocks.BlockReader;
import dev.covector.lower.stablehlo.read.blocks.Known;
import dev.covector.lower.stablehlo.read.blocks.OpReader;
import dev.covector.lower.stablehlo.read.syntax.Attributes;
import dev.covector.lower.stablehlo.read.syntax.Operation;
import dev.covector.lower.stablehlo.read.syntax.Region;
import dev.covector.ops.FuncEmitter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Elements read and written where index tensors say, of the many ways of StableHLO the one that Covector has. */
final class IndexingOps {
    private IndexingOps() {}

    static Map<String, OpReader> readers() {
        return Map.of(
                "stablehlo.gather",
                OpReader.of(
                        2,
                        (op, in, r) -> gather(
                                op,
                                in,
                                op.attributes().numbers("slice_sizes").stream()
                                        .map(Dim::of)
                                        .toList(),
                                r)),
                "stablehlo.dynamic_gather",
                OpReader.of(3, (op, in, r) -> gather(op, in, r.sizes(in.get(2), op), r)),
                "stablehlo.scatter",
                OpReader.of(3, IndexingOps::scatter));
    }

    private static Known gather(Operation op, List<Known> in, List<Dim> sizes, BlockReader r) {
        Known x = in.get(0);
        Attributes numbers = op.attributes().fields("dimension_numbers");
        List<Integer> axes = numbers.axesOrNone("start_index_map");
        requireForm(op, x, in.get(1), numbers, axes, "offset_dims", "collapsed_slice_dims");
        List<Dim> expected = new ArrayList<>(x.type().shape());
        axes.forEach(axis -> expected.set(axis, Dim.ONE));
        require(
                sizes.equals(expected),
                op,
                "slices must be whole but for the indexed axes, " + expected + "; got " + sizes);
        return Known.of(r.b().gather(x.value(), indices(in.get(1), axes.size(), r.b()), axes));
    }

    /** The indexed axes are gone from slices, whose axes come first, and the numbers of a point are along the last axis. */
    private static void requireForm(
            Operation op, Known x, Known indices, Attributes numbers, List<Integer> axes, String kept, String gone) {
        boolean distinct =
                axes.stream().distinct().count() == axes.size() && axes.stream().allMatch(axis -> axis < x.rank());
        require(distinct && !axes.isEmpty(), op, "the indexed axes must be axes of " + x.type() + "; got " + axes);
        List<Integer> first = IntStream.range(0, x.rank() - axes.size()).boxed().toList();
        boolean fits = numbers.axesOrNone(gone).equals(axes.stream().sorted().toList())
                && numbers.axesOrNone(kept).equals(first)
                && numbers.small("index_vector_dim") == indices.rank() - 1
                && indices.rank() > 0
                && indices.dtype().isInteger()
                && indices.type().dim(indices.rank() - 1).equals(Dim.of(axes.size()));
        boolean plain = numbers.entries().keySet().stream().noneMatch(name -> name.contains("batching"));
        require(
                fits && plain,
                op,
                "it is read where each index picks one place along its axis, the axes of slices come first and the numbers"
                        + " of a point last; got " + numbers.entries().keySet());
    }

    /** The numbers of points as index tensors of their own. */
    private static List<Value> indices(Known points, int count, FuncEmitter b) {
        int last = points.rank() - 1;
        List<Dim> shape = points.type().shape().subList(0, last);
        List<Dim> one = new ArrayList<>(shape);
        one.add(Dim.ONE);
        List<Value> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<Dim> starts = new ArrayList<>(Collections.nCopies(last, Dim.ZERO));
            starts.add(Dim.of(i));
            Value part = count == 1
                    ? points.value()
                    : b.slice(points.value(), starts, one, Collections.nCopies(last + 1, Dim.ONE));
            all.add(b.reshape(part, shape));
        }
        return all;
    }

    private static Known scatter(Operation op, List<Known> in, BlockReader r) {
        Known x = in.get(0);
        Attributes numbers = op.attributes().fields("scatter_dimension_numbers");
        List<Integer> axes = numbers.axesOrNone("scatter_dims_to_operand_dims");
        requireForm(op, x, in.get(1), numbers, axes, "update_window_dims", "inserted_window_dims");
        require(op.regions().size() == 1, op, "there must be one region");
        FuncEmitter b = r.b();
        List<Value> indices = indices(in.get(1), axes.size(), b);
        for (int i = 0; i < axes.size(); i++) {
            boolean isInside = Clamped.isInside(indices.get(i), x.type().dim(axes.get(i)), r);
            require(
                    isInside,
                    op,
                    "StableHLO drops updates outside and Covector moves them to the nearest element: the indices must be"
                            + " clamped, as our exporter writes them");
        }
        Value updates = in.get(2).value();
        Region region = op.regions().getFirst();
        if (isLast(region)) {
            // StableHLO goes through the updates by rows, ours by columns: the last one must stay the same.
            int kept = x.rank() - axes.size();
            List<Value> turned =
                    indices.stream().map(index -> turned(index, 0, b)).toList();
            return Known.of(b.scatterSet(x.value(), turned(updates, kept, b), turned, axes));
        }
        return Known.of(
                switch (Combiner.of(op, region)) {
                    case ADD -> b.scatterAdd(x.value(), updates, indices, axes);
                    case MULTIPLY -> b.scatterMul(x.value(), updates, indices, axes);
                    case MAXIMUM -> b.scatterMax(x.value(), updates, indices, axes);
                    case MINIMUM -> b.scatterMin(x.value(), updates, indices, axes);
                    case AND, OR -> throw BlockReader.error(op, "a scatter by logic is not read");
                });
    }

    /** Whether the update takes the element's place. */
    private static boolean isLast(Region region) {
        return region.parameters().size() == 2
                && region.statements().isEmpty()
                && region.end()
                        .operands()
                        .equals(List.of(region.parameters().getLast().name()));
    }

    private static Value turned(Value x, int kept, FuncEmitter b) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, kept).boxed().toList());
        order.addAll(IntStream.range(kept, x.type().rank()).boxed().toList().reversed());
        return LayoutOps.transposed(x, order, b);
    }
}
