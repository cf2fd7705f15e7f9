package dev.covector.passes.lower;

import dev.covector.ir.Dim;
import dev.covector.ir.kernel.Reg;
import dev.covector.ops.Lowering.AxisMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** The index along one axis of a tensor, at the point where the loops are. */
sealed interface Position {
    /** offset + coefficient * index, summed over the axes of the loops. */
    record Affine(Dim offset, List<Dim> coefficients) implements Position {
        public Affine {
            coefficients = List.copyOf(coefficients);
        }

        /** The index along one of so many axes of the loops. */
        static Affine axis(int axis, int rank) {
            List<Dim> coefficients = new ArrayList<>(Collections.nCopies(rank, Dim.ZERO));
            coefficients.set(axis, Dim.ONE);
            return new Affine(Dim.ZERO, coefficients);
        }

        static Affine fixed(Dim offset, int rank) {
            return new Affine(offset, Collections.nCopies(rank, Dim.ZERO));
        }

        Affine scaled(Dim step) {
            return step.equals(Dim.ONE)
                    ? this
                    : new Affine(
                            offset.times(step),
                            coefficients.stream().map(c -> c.times(step)).toList());
        }

        Affine plus(Affine other) {
            return new Affine(
                    offset.plus(other.offset),
                    IntStream.range(0, coefficients.size())
                            .mapToObj(loop -> coefficients.get(loop).plus(other.coefficients.get(loop)))
                            .toList());
        }
    }

    /** A number that the kernel computes, an {@code i64}. */
    record Computed(Reg number) implements Position {}

    /** Where the element at these positions is in the tensor that it is an element of. */
    static List<Position> through(List<AxisMap> maps, List<Position> at, int rank, KernelWriter k) {
        List<Position> inner = new ArrayList<>(maps.size());
        for (AxisMap map : maps) {
            inner.add(map.terms().stream()
                    .map(term -> scaled(at.get(term.axis()), term.step(), k))
                    .reduce((x, y) -> sum(x, y, k))
                    .map(sum -> moved(sum, map.offset(), rank, k))
                    .orElseGet(() -> Affine.fixed(map.offset(), rank)));
        }
        return inner;
    }

    private static Position moved(Position position, Dim offset, int rank, KernelWriter k) {
        return switch (position) {
            case Affine affine -> affine.plus(Affine.fixed(offset, rank));
            case Computed(Reg number) -> new Computed(k.scaled(number, Dim.ONE, offset));
        };
    }

    private static Position scaled(Position position, Dim step, KernelWriter k) {
        return switch (position) {
            case Affine affine -> affine.scaled(step);
            case Computed(Reg number) -> new Computed(k.scaled(number, step, Dim.ZERO));
        };
    }

    private static Position sum(Position x, Position y, KernelWriter k) {
        return x instanceof Affine first && y instanceof Affine second
                ? first.plus(second)
                : new Computed(k.sum(k.number(x), k.number(y)));
    }
}
