package dev.covector.lower.stablehlo;

import dev.covector.ir.Block;
import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.Op;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.lower.stablehlo.text.Extents;
import dev.covector.lower.stablehlo.text.Hlo;
import dev.covector.lower.stablehlo.text.HloBuilder;
import dev.covector.lower.stablehlo.text.HloRegion;
import dev.covector.lower.stablehlo.text.Slicing;
import dev.covector.ops.Lowering;
import java.util.ArrayList;
import java.util.List;

/** Loops and branches. What their blocks are given and do not change, the regions see from outside. */
final class Control {
    private final Exporter exporter;

    Control(Exporter exporter) {
        this.exporter = exporter;
    }

    private HloBuilder b() {
        return exporter.builder();
    }

    /** The state is how many steps were made, the carries, and the stacked results as far as they are there. */
    List<Hlo> loop(Lowering.Looped loop, Op op, List<Hlo> in) {
        Block body = op.blocks().getFirst();
        int carried = loop.skipped() + loop.consts();
        int scanned = carried + loop.carries();
        List<Hlo> state = new ArrayList<>(List.of(b().size(Dim.ZERO)));
        state.addAll(in.subList(carried, scanned));
        for (Value slice : body.results().subList(loop.carries(), body.results().size())) {
            state.add(b().full(slice.type().plusAxis(loop.trips()), 0));
        }
        if (Extents.isNone(loop.trips())) {
            return List.copyOf(state.subList(1, state.size()));
        }
        Hlo trips = b().size(loop.trips());
        List<TensorType> types = state.stream().map(Hlo::type).toList();
        HloRegion more = new HloRegion(types, at -> List.of(b().compare("LT", at.getFirst(), trips)));
        HloRegion step = new HloRegion(types, at -> {
            Hlo index = loop.reverse() ? fromEnd(at.getFirst(), trips) : at.getFirst();
            List<Hlo> arguments = new ArrayList<>(List.of(index));
            arguments.addAll(in.subList(loop.skipped(), carried));
            arguments.addAll(at.subList(1, 1 + loop.carries()));
            in.subList(scanned, in.size()).forEach(x -> arguments.add(Slicing.last(x, index, b())));
            List<Hlo> results = exporter.block(body, arguments);
            List<Hlo> next = new ArrayList<>(List.of(next(at.getFirst())));
            next.addAll(results.subList(0, loop.carries()));
            for (int i = loop.carries(); i < results.size(); i++) {
                next.add(Slicing.withLast(at.get(i + 1), results.get(i), index, b()));
            }
            return next;
        });
        List<Hlo> end = b().op("stablehlo.while", state, "", types, List.of(more, step));
        return end.subList(1, end.size());
    }

    private Hlo next(Hlo count) {
        return b().elementwise("stablehlo.add", DType.I64, count, b().size(Dim.ONE));
    }

    private Hlo fromEnd(Hlo count, Hlo trips) {
        Hlo last = b().elementwise("stablehlo.subtract", DType.I64, trips, b().size(Dim.ONE));
        return b().elementwise("stablehlo.subtract", DType.I64, last, count);
    }

    /** The state is how many steps were made, and the carries. */
    List<Hlo> loop(Lowering.WhileLooped loop, Op op, List<Hlo> in) {
        List<Hlo> consts = in.subList(0, loop.consts());
        List<Hlo> state = new ArrayList<>(List.of(b().size(Dim.ZERO)));
        state.addAll(in.subList(loop.consts(), in.size()));
        List<TensorType> types = state.stream().map(Hlo::type).toList();
        HloRegion more = new HloRegion(types, at -> exporter.block(op.blocks().get(0), arguments(consts, at)));
        HloRegion step = new HloRegion(types, at -> {
            List<Hlo> results = new ArrayList<>(exporter.block(op.blocks().get(1), arguments(consts, at)));
            results.addFirst(next(at.getFirst()));
            return results;
        });
        List<Hlo> end = b().op("stablehlo.while", state, "", types, List.of(more, step));
        String trips = loop.trips().toString();
        exporter.sizes().know(trips, end.getFirst());
        Extents.open(trips, trips);
        return end;
    }

    private static List<Hlo> arguments(List<Hlo> consts, List<Hlo> state) {
        List<Hlo> all = new ArrayList<>(consts);
        all.addAll(state.subList(1, state.size()));
        return all;
    }

    /** The nearest branch that there is. */
    List<Hlo> branch(Op op, List<Hlo> in) {
        Hlo first = b().size(Dim.ZERO);
        Hlo last = b().size(Dim.of(op.blocks().size() - 1));
        Hlo inside = b().elementwise(
                        "stablehlo.minimum",
                        DType.I64,
                        b().elementwise("stablehlo.maximum", DType.I64, in.getFirst(), first),
                        last);
        List<TensorType> types =
                op.blocks().getFirst().results().stream().map(Value::type).toList();
        List<HloRegion> branches = op.blocks().stream()
                .map(block -> new HloRegion(List.of(), _ -> exporter.block(block, in.subList(1, in.size()))))
                .toList();
        return b().op("stablehlo.case", List.of(b().convert(inside, DType.I32)), "", types, branches);
    }
}
