package dev.covector.lower.stablehlo;

import dev.covector.ir.Dim;
import dev.covector.lower.stablehlo.text.Hlo;
import dev.covector.lower.stablehlo.text.HloBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A reshape that keeps the column-major order of the elements, where StableHLO's keeps the row-major one: with the axes
 * reversed before and after these are the same. See docs/design/stablehlo-layout.md.
 */
final class ColumnMajor {
    private ColumnMajor() {}

    static Hlo reshape(Hlo x, List<Dim> shape, HloBuilder b) {
        return large(x.type().shape()).equals(large(shape))
                ? b.reshape(x, shape)
                : reversed(b.reshape(reversed(x, b), new ArrayList<>(shape).reversed()), b);
    }

    /** The sizes of the axes whose order matters. */
    private static List<Dim> large(List<Dim> shape) {
        return shape.stream().filter(size -> !size.equals(Dim.ONE)).toList();
    }

    private static Hlo reversed(Hlo x, HloBuilder b) {
        return b.transpose(x, IntStream.range(0, x.rank()).boxed().toList().reversed());
    }
}
