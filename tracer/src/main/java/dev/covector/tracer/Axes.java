package dev.covector.tracer;

import dev.covector.ir.Dim;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Lists of axes as users write them: negative ones count from the end, and none means all. */
final class Axes {
    private Axes() {}

    /** One axis of a tensor as a number from 0. */
    static int one(String op, Tensor x, int axis) {
        int found = axis < 0 ? axis + x.rank() : axis;
        if (found < 0 || found >= x.rank()) {
            throw UserLine.typeError(op + ": " + x.type() + " has no axis " + axis + "; its axes are "
                    + (x.rank() == 0 ? "none" : "0 to " + (x.rank() - 1)));
        }
        return found;
    }

    /** Distinct axes of a tensor, in the order given. */
    static List<Integer> list(String op, Tensor x, int... axes) {
        List<Integer> found =
                Arrays.stream(axes).map(axis -> one(op, x, axis)).boxed().toList();
        if (found.stream().distinct().count() != found.size()) {
            throw UserLine.typeError(op + ": axes " + Arrays.toString(axes) + " of " + x.type() + " must be distinct");
        }
        return found;
    }

    /** Distinct axes of a tensor in increasing order; all of them where none is given. */
    static List<Integer> orAll(String op, Tensor x, int... axes) {
        return axes.length == 0
                ? range(0, x.rank())
                : list(op, x, axes).stream().sorted().toList();
    }

    /** What reducing x over axes gave, with those axes kept at size 1. */
    static Tensor kept(String op, Tensor x, Tensor reduced, int... axes) {
        List<Dim> shape = new ArrayList<>(x.shape());
        orAll(op, x, axes).forEach(axis -> shape.set(axis, Dim.ONE));
        return reduced.reshape(shape);
    }

    /** The sizes with another one for an axis. */
    static List<Dim> with(List<Dim> sizes, int axis, Dim size) {
        List<Dim> changed = new ArrayList<>(sizes);
        changed.set(axis, size);
        return List.copyOf(changed);
    }

    static int[] ints(List<Integer> axes) {
        return axes.stream().mapToInt(axis -> axis).toArray();
    }

    static List<Integer> range(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }

    static List<Integer> without(int rank, List<Integer> axes) {
        return range(0, rank).stream().filter(axis -> !axes.contains(axis)).toList();
    }

    /** The order of axes in which one of them is moved from a place to another. */
    static List<Integer> moved(int rank, int from, int to) {
        List<Integer> order = new ArrayList<>(range(0, rank));
        order.remove(/* index */ from);
        order.add(to, from);
        return order;
    }
}
