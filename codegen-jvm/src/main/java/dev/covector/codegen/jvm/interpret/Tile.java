package dev.covector.codegen.jvm.interpret;

/** The points that a step computes at once, and the memory of the run. */
final class Tile {
    private final Nest nest;
    private final long[] buffers;
    private final Frame frame;
    private final Cursor rows = new Cursor();
    private final Cursor columns = new Cursor();

    private int lanes;
    private long[] keptStart = {0};
    private int stretch = 1;
    private long[] reducedStart = {0};
    private boolean inner;
    private long number;

    /** Some points next to each other that an access walks with one step; the first is element {@code at} of the block. */
    @FunctionalInterface
    interface Run {
        void accept(long offset, long step, int at, int n);
    }

    Tile(Nest nest, long[] buffers, Frame frame) {
        this.nest = nest;
        this.buffers = buffers;
        this.frame = frame;
    }

    /** Moves to kept points, without reduced ones. */
    void keep(long first, int count) {
        keptStart = nest.kept().at(first);
        lanes = count;
        outer();
    }

    /** Leaves the reduced points. */
    void outer() {
        inner = false;
        stretch = 1;
        number = 0;
    }

    /** Moves to reduced points of the same kept ones, the {@code number}th time. */
    void reduce(long number, long first, int count) {
        this.number = number;
        inner = true;
        reducedStart = nest.reduced().at(first);
        stretch = count;
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

    int lanes() {
        return lanes;
    }

    int stretch() {
        return stretch;
    }

    /** How many tiles came before this one at the same kept points. */
    long number() {
        return number;
    }

    int points() {
        return lanes * stretch;
    }

    /** Hands out the points of the tile in the order of the block. */
    void walk(int route, Run run) {
        long origin = nest.origin(route);
        if (!inner) {
            line(nest.kept(), keptStart, lanes, route, origin, 0, run);
        } else if (nest.keptFirst()) {
            nest.reduced().start(rows, reducedStart, route, origin);
            for (int row = 0; row < stretch; row++) {
                line(nest.kept(), keptStart, lanes, route, rows.offset(), row * lanes, run);
                rows.advance(1);
            }
        } else {
            nest.kept().start(rows, keptStart, route, origin);
            for (int row = 0; row < lanes; row++) {
                line(nest.reduced(), reducedStart, stretch, route, rows.offset(), row * stretch, run);
                rows.advance(1);
            }
        }
    }

    private void line(Group group, long[] start, int length, int route, long origin, int first, Run run) {
        group.start(columns, start, route, origin);
        for (int done = 0; done < length; ) {
            int n = columns.run(length - done);
            run.accept(columns.offset(), columns.step(), first + done, n);
            columns.advance(n);
            done += n;
        }
    }
}
