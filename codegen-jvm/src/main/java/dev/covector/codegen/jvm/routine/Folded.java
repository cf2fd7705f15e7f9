package dev.covector.codegen.jvm.routine;

import java.util.Arrays;

/**
 * The axes that two operands are walked along together, the first fastest: without axes of one element, and with
 * neighbours made one where both operands have one stride along them. There is always a first axis.
 */
final class Folded {
    private final long[] sizes;
    private final long[] from;
    private final long[] to;

    private Folded(long[] sizes, long[] from, long[] to) {
        this.sizes = sizes;
        this.from = from;
        this.to = to;
    }

    static Folded of(long[] allSizes, long[] allFrom, long[] allTo) {
        long[] sizes = {1};
        long[] from = {1};
        long[] to = {1};
        int last = 0;
        for (int axis = 0; axis < allSizes.length; axis++) {
            long size = allSizes[axis];
            boolean first = sizes[last] == 1;
            if (size == 1) {
                continue;
            }
            boolean continues = allFrom[axis] == from[last] * sizes[last] && allTo[axis] == to[last] * sizes[last];
            if (!first && continues) {
                sizes[last] *= size;
                continue;
            }
            if (!first) {
                last++;
                sizes = Arrays.copyOf(sizes, last + 1);
                from = Arrays.copyOf(from, last + 1);
                to = Arrays.copyOf(to, last + 1);
            }
            sizes[last] = size;
            from[last] = allFrom[axis];
            to[last] = allTo[axis];
        }
        return new Folded(sizes, from, to);
    }

    long[] sizes() {
        return sizes;
    }

    long[] from() {
        return from;
    }

    long[] to() {
        return to;
    }

    int rank() {
        return sizes.length;
    }

    /** Walks all axes but the first and one other, following both operands; -1 stands for no other. */
    Odometer without(int other) {
        return new Odometer(drop(sizes, other), drop(from, other), drop(to, other));
    }

    private static long[] drop(long[] values, int other) {
        long[] rest = new long[values.length - (other < 0 ? 1 : 2)];
        int count = 0;
        for (int axis = 1; axis < values.length; axis++) {
            if (axis != other) {
                rest[count++] = values[axis];
            }
        }
        return rest;
    }

    /** The axis after the first along which the elements that are read are nearest to each other. */
    int nearest() {
        int nearest = 1;
        for (int axis = 2; axis < from.length; axis++) {
            nearest = Math.abs(from[axis]) < Math.abs(from[nearest]) ? axis : nearest;
        }
        return nearest;
    }
}
