package dev.covector.passes.simplify;

import dev.covector.ir.Dim;
import dev.covector.ir.Relation;
import dev.covector.ir.SizeScope;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Lists of axes and sizes: taken at axes, inverted, compared. */
final class Axes {
    private Axes() {}

    static List<Integer> range(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }

    static List<Integer> without(int rank, List<Integer> axes) {
        return IntStream.range(0, rank)
                .filter(axis -> !axes.contains(axis))
                .boxed()
                .toList();
    }

    /** {@code all[axes[0]], all[axes[1]], ...} */
    static <E> List<E> at(List<E> all, List<Integer> axes) {
        return axes.stream().map(all::get).toList();
    }

    static List<Integer> inverse(List<Integer> permutation) {
        return range(0, permutation.size()).stream().map(permutation::indexOf).toList();
    }

    static List<Dim> map(int rank, IntFunction<Dim> size) {
        return IntStream.range(0, rank).mapToObj(size).toList();
    }

    static boolean all(List<Dim> sizes, Dim size) {
        return sizes.stream().allMatch(size::equals);
    }

    /** Whether the relation holds for all sizes. */
    static boolean atMost(Dim x, Dim y) {
        return Boolean.TRUE.equals(SizeScope.proof(x, Relation.AT_MOST, y));
    }
}
