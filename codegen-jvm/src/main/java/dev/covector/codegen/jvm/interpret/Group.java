package dev.covector.codegen.jvm.interpret;

import java.util.List;

/**
 * The kept or the reduced loops of one run, the fastest first. Loops of extent 1 are left out, and neighbours that
 * every route walks as if they were one are one.
 */
final class Group {
    private final long[] extents;
    private final long[][] strides;

    private Group(int loops, int routes) {
        extents = new long[Math.max(1, loops)];
        extents[0] = 1;
        strides = new long[routes][extents.length];
    }

    /** The group of some loops, given by their extents among the numbers of the run. */
    static Group of(int[] loops, int[] extents, List<Route> routes, long[] numbers) {
        Group group = new Group(loops.length, routes.size());
        int rank = 0;
        for (int loop : loops) {
            long extent = numbers[extents[loop]];
            if (extent == 1) {
                continue;
            }
            if (rank > 0 && group.continues(rank - 1, loop, routes, numbers)) {
                group.extents[rank - 1] *= extent;
                continue;
            }
            group.extents[rank] = extent;
            for (int route = 0; route < routes.size(); route++) {
                group.strides[route][rank] = numbers[routes.get(route).strides()[loop]];
            }
            rank++;
        }
        return group.trimmed(Math.max(1, rank));
    }

    private boolean continues(int last, int loop, List<Route> routes, long[] numbers) {
        for (int route = 0; route < routes.size(); route++) {
            if (numbers[routes.get(route).strides()[loop]] != extents[last] * strides[route][last]) {
                return false;
            }
        }
        return true;
    }

    private Group trimmed(int rank) {
        if (rank == extents.length) {
            return this;
        }
        Group group = new Group(rank, strides.length);
        System.arraycopy(extents, 0, group.extents, 0, rank);
        for (int route = 0; route < strides.length; route++) {
            System.arraycopy(strides[route], 0, group.strides[route], 0, rank);
        }
        return group;
    }

    long points() {
        long points = 1;
        for (long extent : extents) {
            points *= extent;
        }
        return points;
    }

    /**
     * Whether a route walks this group and then, at each step of the other, this group again with one stride all along.
     */
    boolean isContinuedBy(Group other, int route) {
        return extents.length == 1
                && other.extents.length == 1
                && other.strides[route][0] == extents[0] * strides[route][0];
    }

    /** The indices of a point. */
    long[] at(long point) {
        long[] index = new long[extents.length];
        long rest = point;
        for (int i = 0; i < extents.length - 1; i++) {
            index[i] = rest % extents[i];
            rest /= extents[i];
        }
        index[extents.length - 1] = rest;
        return index;
    }

    /** Puts a cursor at a point, for a route that is at {@code origin} where the indices are zero. */
    void start(Cursor cursor, long[] point, int route, long origin) {
        cursor.start(extents, point, strides[route], origin);
    }
}
