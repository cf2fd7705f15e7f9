package dev.covector.ops.rules;

import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Lists of axes and sizes with one more at the end, and the axes that are left. */
final class Axes {
    private Axes() {}

    static <E> List<E> plus(List<E> all, E last) {
        return Stream.concat(all.stream(), Stream.of(last)).toList();
    }

    static List<Integer> range(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }

    static List<Integer> without(int rank, List<Integer> axes) {
        return range(0, rank).stream().filter(axis -> !axes.contains(axis)).toList();
    }

    static List<Dim> sizes(TensorType type, List<Integer> axes) {
        return axes.stream().map(type::dim).toList();
    }
}
