package dev.covector.lower.stablehlo;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import dev.covector.lower.stablehlo.text.Gathering;
import dev.covector.lower.stablehlo.text.Hlo;
import dev.covector.lower.stablehlo.text.HloBuilder;
import dev.covector.lower.stablehlo.text.Slicing;
import dev.covector.ops.Lowering.AxisMap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Elements of a tensor at indices that are affine in those of the result. Where each axis goes to one of the result, that is a
 * slice, a reversal, a transposition and a broadcast, as far as there is something to do; else a gather.
 */
final class Indexing {
    private Indexing() {}

    static Hlo write(Hlo x, List<AxisMap> maps, TensorType type, HloBuilder b) {
        return isSimple(maps) ? simple(x, maps, type, b) : gathered(x, maps, type, b);
    }

    private static boolean isSimple(List<AxisMap> maps) {
        Set<Integer> used = new HashSet<>();
        return maps.stream()
                .allMatch(map -> map.terms().isEmpty()
                        || map.terms().size() == 1
                                && used.add(map.terms().getFirst().axis())
                                && !isNegative(map.terms().getFirst().step(), -2));
    }

    /** Whether a step is at most a number below zero; a step of -1 only occurs as a number. */
    private static boolean isNegative(Dim step, long most) {
        return step.isConstant() && step.constant() <= most;
    }

    private static Hlo simple(Hlo x, List<AxisMap> maps, TensorType type, HloBuilder b) {
        List<Dim> starts = new ArrayList<>();
        List<Dim> sizes = new ArrayList<>();
        List<Dim> steps = new ArrayList<>();
        List<Integer> reversed = new ArrayList<>();
        List<Integer> kept = new ArrayList<>();
        for (int axis = 0; axis < maps.size(); axis++) {
            AxisMap map = maps.get(axis);
            if (map.terms().isEmpty()) {
                starts.add(map.offset());
                sizes.add(Dim.ONE);
                steps.add(Dim.ONE);
                continue;
            }
            AxisMap.Term term = map.terms().getFirst();
            Dim size = type.dim(term.axis());
            boolean falls = isNegative(term.step(), -1);
            starts.add(falls ? map.offset().minus(size).plus(1) : map.offset());
            sizes.add(size);
            steps.add(falls ? Dim.ONE : term.step());
            if (falls) {
                reversed.add(axis);
            }
            kept.add(axis);
        }
        Hlo part = b.reverse(Slicing.of(x, starts, sizes, steps, b), reversed);
        part = b.reshape(part, kept.stream().map(part.type()::dim).toList());
        List<Integer> to = kept.stream()
                .map(axis -> maps.get(axis).terms().getFirst().axis())
                .toList();
        List<Integer> order = IntStream.range(0, to.size())
                .boxed()
                .sorted(Comparator.comparing(to::get))
                .toList();
        return b.broadcast(
                b.transpose(part, order), type.shape(), to.stream().sorted().toList());
    }

    private static Hlo gathered(Hlo x, List<AxisMap> maps, TensorType type, HloBuilder b) {
        TensorType indices = type.withDType(DType.I64);
        List<Hlo> all = maps.stream().map(map -> index(map, indices, b)).toList();
        return Gathering.write(x, all, IntStream.range(0, maps.size()).boxed().toList(), type, b);
    }

    private static Hlo index(AxisMap map, TensorType type, HloBuilder b) {
        Hlo sum = scaled(map.offset(), type, b);
        for (AxisMap.Term term : map.terms()) {
            Hlo along = b.iota(type, term.axis());
            Hlo moved = b.elementwise("stablehlo.multiply", DType.I64, along, scaled(term.step(), type, b));
            sum = b.elementwise("stablehlo.add", DType.I64, sum, moved);
        }
        return sum;
    }

    private static Hlo scaled(Dim size, TensorType type, HloBuilder b) {
        return size.isConstant() ? b.full(type, size.constant()) : b.broadcast(b.size(size), type.shape(), List.of());
    }
}
