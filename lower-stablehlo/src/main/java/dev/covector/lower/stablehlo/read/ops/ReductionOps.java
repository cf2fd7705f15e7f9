package dev.covector.lower.stablehlo.read.ops;

import static dev.covector.lower.stablehlo.read.blocks.OpReader.require;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.lower.stablehlo.read.blocks.BlockReader;
import dev.covector.lower.stablehlo.read.blocks.Known;
import dev.covector.lower.stablehlo.read.blocks.OpReader;
import dev.covector.lower.stablehlo.read.syntax.Operation;
import dev.covector.ops.FuncEmitter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Elements combined over axes, and over windows that end at each element, which are running sums and extremes. */
final class ReductionOps {
    private ReductionOps() {}

    static Map<String, OpReader> readers() {
        return Map.of(
                "stablehlo.reduce", OpReader.of(2, ReductionOps::reduce),
                "stablehlo.reduce_window", OpReader.of(2, ReductionOps::windows));
    }

    private static Known reduce(Operation op, List<Known> in, BlockReader r) {
        Combiner combiner = op.attributes().has("applies")
                ? Combiner.of(op, op.attributes().word("applies"))
                : Combiner.of(op, region(op));
        Known x = in.get(0);
        Value init = in.get(1).value();
        requireScalar(op, x, init);
        Value reduced = combiner.reduce(r.b(), x.value(), op.attributes().axes("dimensions"), op);
        return Known.of(
                combiner.isNeutral(init, r)
                        ? reduced
                        : combiner.both(r.b(), r.b().spread(init, reduced.type().shape()), reduced));
    }

    private static dev.covector.lower.stablehlo.read.syntax.Region region(Operation op) {
        require(op.regions().size() == 1, op, "there must be one region");
        return op.regions().getFirst();
    }

    private static void requireScalar(Operation op, Known x, Value init) {
        require(
                init.type().equals(TensorType.scalar(x.dtype())),
                op,
                "the initial value must be a scalar of " + x.dtype() + "; got " + init.type());
    }

    private static Known windows(Operation op, List<Known> in, BlockReader r) {
        List<List<Dim>> padding = new ArrayList<>();
        List<Long> edges = op.attributes().numbers("padding");
        int rank = in.getFirst().rank();
        require(edges.size() == 2 * rank, op, "there must be two numbers of padding for each axis");
        for (int axis = 0; axis < rank; axis++) {
            padding.add(List.of(Dim.of(edges.get(2 * axis)), Dim.of(edges.get(2 * axis + 1))));
        }
        List<Dim> ones = Collections.nCopies(rank, Dim.ONE);
        for (String name : List.of("base_dilations", "window_dilations", "window_strides")) {
            requireOnes(op, op.attributes().has(name) ? dims(op, name) : ones);
        }
        return running(op, in, Combiner.of(op, region(op)), dims(op, "window_dimensions"), padding, r);
    }

    private static List<Dim> dims(Operation op, String name) {
        return op.attributes().numbers(name).stream().map(Dim::of).toList();
    }

    static void requireOnes(Operation op, List<Dim> steps) {
        require(
                steps.stream().allMatch(Dim.ONE::equals),
                op,
                "windows with strides or dilations are not read; got " + steps);
    }

    /** Windows as long as one axis, of which one end is at the element. */
    static Known running(
            Operation op, List<Known> in, Combiner combiner, List<Dim> window, List<List<Dim>> padding, BlockReader r) {
        Known x = in.get(0);
        requireScalar(op, x, in.get(1).value());
        require(window.size() == x.rank(), op, "there must be a size of the window for each axis; got " + window);
        List<Integer> axes = IntStream.range(0, x.rank())
                .filter(axis -> !window.get(axis).equals(Dim.ONE)
                        || padding.get(axis).stream().anyMatch(edge -> !edge.equals(Dim.ZERO)))
                .boxed()
                .toList();
        if (axes.isEmpty()) {
            return x;
        }
        int axis = axes.getFirst();
        Dim rest = x.type().dim(axis).minus(1);
        boolean isForward = padding.get(axis).equals(List.of(rest, Dim.ZERO));
        boolean isBackward = padding.get(axis).equals(List.of(Dim.ZERO, rest));
        boolean isWhole = axes.size() == 1 && window.get(axis).equals(x.type().dim(axis));
        Value init = in.get(1).value();
        boolean isNeutral = combiner.isNeutral(init, r);
        boolean isExtreme = combiner == Combiner.MAXIMUM || combiner == Combiner.MINIMUM;
        require(
                isWhole && (isForward || isBackward) && (isNeutral || isExtreme),
                op,
                "only windows that run along one axis are read, those of cumulative sums and extremes; got a window of "
                        + window + " with padding " + padding + " on " + x.type());
        Value running = running(op, x.value(), combiner, axis, !isForward, r);
        // An extreme may have the initial value as often as there is padding.
        return Known.of(
                isNeutral
                        ? running
                        : combiner.both(r.b(), r.b().spread(init, running.type().shape()), running));
    }

    private static Value running(Operation op, Value x, Combiner combiner, int axis, boolean reverse, BlockReader r) {
        FuncEmitter b = r.b();
        if (combiner == Combiner.ADD && x.type().dtype() != DType.BOOL) {
            return b.cumsum(x, axis, reverse);
        }
        boolean isExtreme = combiner == Combiner.MAXIMUM || combiner == Combiner.MINIMUM;
        require(isExtreme && !reverse, op, "a running " + combiner + (reverse ? " from the end" : "") + " is not read");
        // The running extreme is the element at its place.
        List<Value> indices = new ArrayList<>();
        Value place = b.cumargmax(x, axis, combiner == Combiner.MINIMUM);
        for (int i = 0; i < x.type().rank(); i++) {
            indices.add(i == axis ? place : b.iota(DType.I64, x.type().shape(), i));
        }
        return b.gather(x, indices, IntStream.range(0, x.type().rank()).boxed().toList());
    }
}
