package dev.covector.codegen.jvm.interpret;

/** Walks the points of loops in order, the first loop fastest, and follows the offset of one access. */
final class Cursor {
    private long[] extents = {};
    private long[] strides = {};
    private long[] index = {};
    private long offset;

    /** Starts where the loops have these indices; {@code origin} is the offset where all are zero. */
    void start(long[] extents, long[] start, long[] strides, long origin) {
        this.extents = extents;
        this.strides = strides;
        if (index.length < extents.length) {
            index = new long[extents.length];
        }
        offset = origin;
        for (int i = 0; i < extents.length; i++) {
            index[i] = start[i];
            offset += start[i] * strides[i];
        }
    }

    long offset() {
        return offset;
    }

    /** The distance from one point to the next within a run. */
    long step() {
        return strides[0];
    }

    /** How many points from here on lie in the first loop, at most {@code limit}. */
    int run(int limit) {
        return (int) Math.min(limit, extents[0] - index[0]);
    }

    /** How many rows, each all of the first loop, lie in the second loop from here on, at most {@code limit} points; else one. */
    int rows(int limit) {
        return extents.length < 2 || index[0] > 0
                ? 1
                : (int) Math.max(1, Math.min(limit / extents[0], extents[1] - index[1]));
    }

    /** The distance from one row to the next. */
    long rowStep() {
        return extents.length < 2 ? 0 : strides[1];
    }

    /** Moves on by a run. */
    void advance(int run) {
        index[0] += run;
        offset += run * strides[0];
        for (int i = 0; index[i] == extents[i] && i + 1 < extents.length; i++) {
            offset += strides[i + 1] - extents[i] * strides[i];
            index[i] = 0;
            index[i + 1]++;
        }
    }
}
