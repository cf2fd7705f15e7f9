package dev.covector.lower.stablehlo.read.ops;

import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.lower.stablehlo.read.blocks.BlockReader;
import dev.covector.lower.stablehlo.read.blocks.Known;
import dev.covector.lower.stablehlo.read.blocks.OpReader;
import dev.covector.lower.stablehlo.read.syntax.Operation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Tensors with something around them and between their elements. */
final class PadOps {
    private PadOps() {}

    static Map<String, OpReader> readers() {
        return Map.of(
                "stablehlo.pad",
                OpReader.of(
                        2,
                        (op, in, r) -> padded(
                                op,
                                in,
                                SliceOps.fixed(op, "edge_padding_low"),
                                SliceOps.fixed(op, "edge_padding_high"),
                                SliceOps.fixed(op, "interior_padding"),
                                r)),
                "stablehlo.dynamic_pad",
                OpReader.of(
                        5,
                        (op, in, r) -> padded(
                                op, in, r.sizes(in.get(2), op), r.sizes(in.get(3), op), r.sizes(in.get(4), op), r)));
    }

    /** Negative numbers at the edges take elements away. */
    private static Known padded(
            Operation op, List<Known> in, List<Dim> low, List<Dim> high, List<Dim> interior, BlockReader r) {
        Known x = in.getFirst();
        SliceOps.requireEach(op, x, low, high, interior);
        List<Dim> starts = low.stream().map(PadOps::taken).toList();
        List<Dim> ends = high.stream().map(PadOps::taken).toList();
        Value wide = r.b().pad(x.value(), in.get(1).value(), plus(low, starts), plus(high, ends), interior);
        List<Dim> sizes = new ArrayList<>();
        for (int axis = 0; axis < x.rank(); axis++) {
            sizes.add(wide.type().dim(axis).minus(starts.get(axis)).minus(ends.get(axis)));
        }
        TensorType type = x.type();
        return Known.of(
                SliceOps.isWhole(wide, starts, sizes)
                        ? wide
                        : r.b().slice(wide, starts, sizes, Collections.nCopies(type.rank(), Dim.ONE)));
    }

    /** How many elements an edge takes away: none, unless it is a negative number. */
    private static Dim taken(Dim edge) {
        return edge.isConstant() && edge.constant() < 0 ? edge.times(-1) : Dim.ZERO;
    }

    private static List<Dim> plus(List<Dim> xs, List<Dim> ys) {
        List<Dim> all = new ArrayList<>();
        for (int i = 0; i < xs.size(); i++) {
            all.add(xs.get(i).plus(ys.get(i)));
        }
        return all;
    }
}
