package dev.covector.lower.stablehlo.export;

import dev.covector.ir.DType;
import dev.covector.ir.TensorType;
import dev.covector.lower.stablehlo.text.Gathering;
import dev.covector.lower.stablehlo.text.Hlo;
import dev.covector.lower.stablehlo.text.HloBuilder;
import dev.covector.lower.stablehlo.text.Loop;
import dev.covector.ops.Searchsorted;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Bisection of all values at once: the place lies between low and high, and both meet there. */
record SearchsortedExport(Searchsorted op) implements Export {
    @Override
    public List<Hlo> write(List<Hlo> operands, HloBuilder b) {
        Hlo sorted = operands.get(0);
        Hlo values = operands.get(1);
        TensorType places = values.type().withDType(DType.I64);
        Hlo one = b.full(places, 1);
        Hlo end = b.broadcast(b.size(sorted.type().dim(0)), places.shape(), List.of());
        List<Hlo> ends = Loop.whileAny(
                List.of(b.full(places, 0), end),
                range -> b.compare("LT", range.get(0), range.get(1)),
                range -> {
                    Hlo sum = b.elementwise("stablehlo.add", DType.I64, range.get(0), range.get(1));
                    Hlo middle = b.elementwise("stablehlo.shift_right_logical", DType.I64, sum, one);
                    Hlo isDone = b.compare("EQ", range.get(0), range.get(1));
                    Hlo isBefore = isBefore(at(sorted, middle, b), values, b);
                    Hlo behind = b.elementwise("stablehlo.add", DType.I64, middle, one);
                    return List.of(
                            b.select(isDone, range.get(0), b.select(isBefore, behind, range.get(0))),
                            b.select(isDone, range.get(1), b.select(isBefore, range.get(1), middle)));
                },
                b);
        return ends.subList(0, 1);
    }

    /** Whether the value goes behind the element. */
    private Hlo isBefore(Hlo element, Hlo value, HloBuilder b) {
        return op.right()
                ? b.elementwise("stablehlo.not", DType.BOOL, ArgsortExport.isLess(value, element, b))
                : ArgsortExport.isLess(element, value, b);
    }

    /** The elements at places; the last axes of both are the same. */
    private static Hlo at(Hlo sorted, Hlo place, HloBuilder b) {
        int batch = sorted.rank() - 1;
        List<Hlo> indices = new ArrayList<>(List.of(place));
        for (int i = 0; i < batch; i++) {
            indices.add(b.iota(place.type(), place.rank() - batch + i));
        }
        List<Integer> all = IntStream.range(0, sorted.rank()).boxed().toList();
        return Gathering.write(sorted, indices, all, place.type().withDType(sorted.dtype()), b);
    }
}
