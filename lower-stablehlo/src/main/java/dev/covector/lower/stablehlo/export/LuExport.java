package dev.covector.lower.stablehlo.export;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import dev.covector.lower.stablehlo.text.Hlo;
import dev.covector.lower.stablehlo.text.HloBuilder;
import dev.covector.lower.stablehlo.text.HloRegion;
import dev.covector.lower.stablehlo.text.Slicing;
import java.util.List;
import java.util.stream.IntStream;

/** Factors with exchanged rows, and the order that the exchanges are together. */
record LuExport() implements Export {
    @Override
    public List<Hlo> write(List<Hlo> operands, HloBuilder b) {
        Hlo x = Matrices.toEnd(operands.getFirst(), 2, b);
        Dim rows = x.type().dim(x.rank() - 2);
        Dim least = rows.min(x.type().dim(x.rank() - 1));
        TensorType order = Matrices.sized(x.type(), rows).withDType(DType.I64);
        Hlo start = b.iota(order, order.rank() - 1);
        if (Matrices.isEmpty(x.type())) {
            return List.of(operands.getFirst(), Matrices.toFront(start, 1, b));
        }
        TensorType pivots = Matrices.sized(x.type(), least).withDType(DType.I32);
        TensorType info = Matrices.sized(x.type()).withDType(DType.I32);
        List<Hlo> factored = Lapack.call("getrf", List.of(x), List.of(x.type(), pivots, info), "", b);
        Hlo places = ordered(start, b.convert(factored.get(1), DType.I64), b.size(least), b);
        return List.of(Matrices.toFront(factored.getFirst(), 2, b), Matrices.toFront(places, 1, b));
    }

    /** LAPACK exchanged row i with row pivots(i), counted from one, for i = 0, 1, … */
    private static Hlo ordered(Hlo start, Hlo pivots, Hlo count, HloBuilder b) {
        List<TensorType> types = List.of(count.type(), start.type());
        HloRegion more = new HloRegion(types, state -> List.of(b.compare("LT", state.getFirst(), count)));
        HloRegion step = new HloRegion(types, state -> {
            Hlo i = state.getFirst();
            Hlo one = b.size(Dim.ONE);
            Hlo pivot = Slicing.last(pivots, i, b);
            Hlo other = b.elementwise("stablehlo.subtract", DType.I64, pivot, b.full(pivot.type(), 1));
            return List.of(
                    b.elementwise("stablehlo.add", DType.I64, i, one),
                    exchanged(state.get(1), b.broadcast(i, other.type().shape(), List.of()), other, b));
        });
        return b.op("stablehlo.while", List.of(b.size(Dim.ZERO), start), "", types, List.of(more, step))
                .get(1);
    }

    private static Hlo exchanged(Hlo order, Hlo i, Hlo j, HloBuilder b) {
        Hlo isFirst = at(order.type(), i, b);
        Hlo isSecond = at(order.type(), j, b);
        Hlo first = spread(read(order, isFirst, b), order.type(), b);
        Hlo second = spread(read(order, isSecond, b), order.type(), b);
        return b.select(isFirst, second, b.select(isSecond, first, order));
    }

    private static Hlo at(TensorType type, Hlo index, HloBuilder b) {
        return b.compare("EQ", b.iota(type, type.rank() - 1), spread(index, type, b));
    }

    private static Hlo spread(Hlo x, TensorType type, HloBuilder b) {
        return b.broadcast(x, type.shape(), IntStream.range(0, x.rank()).boxed().toList());
    }

    private static Hlo read(Hlo order, Hlo is, HloBuilder b) {
        return b.reduce(b.select(is, order, b.full(order.type(), 0)), 0, "stablehlo.add", List.of(order.rank() - 1));
    }
}
