package dev.covector.codegen.jvm.interpret;

import org.jspecify.annotations.Nullable;

/** The points that a step computes at once, and the memory of the run. */
final class Tile {
    private final Nest nest;
    private final long[] buffers;
    private final Frame frame;
    private final Cursor rows = new Cursor();
    private final Cursor columns = new Cursor();

    private Span kept;
    private @Nullable Span reduced;
    private long number;

    /**
     * Rows of n points next to each other that an access walks with one step, and from row to row with one; the first point
     * is element {@code at} of the block.
     */
    @FunctionalInterface
    interface Run {
        void accept(long offset, long step, int n, long rowStep, int rows, int at);
    }

    /** A tile at the first kept point. */
    Tile(Nest nest, long[] buffers, Frame frame) {
        this.nest = nest;
        this.buffers = buffers;
        this.frame = frame;
        this.kept = Span.of(nest.kept(), 0, 1);
    }

    /** Moves to kept points, without reduced ones. */
    void keep(long first, int count) {
        kept = Span.of(nest.kept(), first, count);
        leaveReduced();
    }

    /** Moves to reduced points of the same kept ones, the {@code number}th time. */
    void reduce(long number, long first, int count) {
        this.number = number;
        reduced = Span.of(nest.reduced(), first, count);
    }

    void leaveReduced() {
        number = 0;
        reduced = null;
    }

    Nest nest() {
        return nest;
    }

    Frame frame() {
        return frame;
    }

    long address(int buffer) {
        return buffers[buffer];
    }

    /** How many tiles came before this one at the same kept points. */
    long number() {
        return number;
    }

    int lanes() {
        return kept.length();
    }

    /** How many reduced points there are of each kept one. */
    int stretch() {
        return reduced == null ? 1 : reduced.length();
    }

    int points() {
        return lanes() * stretch();
    }

    /** Hands out the points of the tile in the order of the block. */
    void walk(int route, Run run) {
        Span inner = reduced;
        if (inner == null) {
            line(kept, route, nest.origin(route), 0, run);
        } else if (nest.keptFirst()) {
            lines(kept, inner, route, run);
        } else {
            lines(inner, kept, route, run);
        }
    }

    private void lines(Span line, Span across, int route, Run run) {
        int length = line.length();
        across.start(rows, route, nest.origin(route));
        line.start(columns, route, rows.offset());
        if (line.isContinuedBy(across, route)) {
            run.accept(columns.offset(), columns.step(), length * across.length(), 0, 1, 0);
            return;
        }
        boolean straight = columns.run(length) == length;
        for (int row = 0; row < across.length(); ) {
            int count = straight ? rows.run(across.length() - row) : 1;
            if (straight) {
                line.start(columns, route, rows.offset());
                run.accept(columns.offset(), columns.step(), length, rows.step(), count, row * length);
            } else {
                line(line, route, rows.offset(), row * length, run);
            }
            rows.advance(count);
            row += count;
        }
    }

    private void line(Span line, int route, long origin, int first, Run run) {
        line.start(columns, route, origin);
        for (int done = 0; done < line.length(); ) {
            int n = columns.run(line.length() - done);
            int count = columns.rows(line.length() - done);
            run.accept(columns.offset(), columns.step(), n, columns.rowStep(), count, first + done);
            for (int row = 0; row < count; row++) {
                columns.advance(n);
            }
            done += n * count;
        }
    }
}
