package dev.covector.codegen.jvm.interpret;

/** Consecutive points of a group of loops: {@code length} of them from the one with the indices {@code start}. */
final class Span {
    private final Group group;
    private final long[] start;
    private final int length;

    private Span(Group group, long[] start, int length) {
        this.group = group;
        this.start = start;
        this.length = length;
    }

    static Span of(Group group, long first, int length) {
        return new Span(group, group.at(first), length);
    }

    int length() {
        return length;
    }

    /** Puts a cursor at the first point, for a route that is at {@code origin} where the indices are zero. */
    void start(Cursor cursor, int route, long origin) {
        group.start(cursor, start, route, origin);
    }

    /** Whether a route walks this span at each point of the other one with the same stride all along. */
    boolean isContinuedBy(Span other, int route) {
        return length == group.points() && group.isContinuedBy(other.group, route);
    }
}
