package dev.covector.passes.lower;

import dev.covector.ir.Dim;
import dev.covector.ir.kernel.Reg;
import dev.covector.ops.Lowering.AxisMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

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

        Affine scaled(Dim step, Dim plus) {
            if (step.equals(Dim.ONE) && plus.equals(Dim.ZERO)) {
                return this;
            }
            return new Affine(
                    offset.times(step).plus(plus),
                    coefficients.stream().map(c -> c.times(step)).toList());
        }
    }

    /** A number that the kernel computes, an {@code i64}. */
    record Computed(Reg number) implements Position {}

    /** Where the element at these positions is in the tensor that it is an element of. */
    static List<Position> through(List<AxisMap> maps, List<Position> at, int rank, KernelWriter k) {
        List<Position> inner = new ArrayList<>(maps.size());
        for (AxisMap map : maps) {
            if (map.axis() < 0) {
                inner.add(Affine.fixed(map.offset(), rank));
                continue;
            }
            inner.add(
                    switch (at.get(map.axis())) {
                        case Affine affine -> affine.scaled(map.step(), map.offset());
                        case Computed(Reg number) -> new Computed(k.scaled(number, map.step(), map.offset()));
                    });
        }
        return inner;
    }
}
