package dev.covector.codegen.jvm.interpret;

/**
 * The loops of one run, and how they are cut into tiles: some kept points, and at each the same stretch of reduced
 * points. Within a tile either the kept points are next to each other, or the reduced points of each are. Nothing here
 * depends on the range of the run, so that any split gives the same bits.
 */
final class Nest {
    /** From how many kept points next to each other in memory a tile has them next to each other. */
    private static final int MIN_LEAD = 8;

    private final long[] sizes;
    private final Group kept;
    private final Group reduced;
    private final long[] origins;
    private final boolean keptFirst;
    private final int lanes;
    private final int stretch;
    private final long perSplit;

    Nest(Layout layout, long[] sizes) {
        this.sizes = sizes;
        long[] numbers = Route.numbers(sizes);
        kept = layout.kept(numbers);
        reduced = layout.reduced(numbers);
        origins = new long[layout.routes().size()];
        for (int route = 0; route < origins.length; route++) {
            origins[route] = numbers[layout.routes().get(route).offset()];
        }
        perSplit = layout.perSplit(numbers);
        long reducedPoints = reduced.points();
        keptFirst = reducedPoints <= 1 || layout.lead(numbers) >= MIN_LEAD;
        if (keptFirst) {
            lanes = clamp(kept.points());
            stretch = (int) Math.min(Frame.BLOCK / lanes, Math.max(1, reducedPoints));
        } else {
            stretch = clamp(reducedPoints);
            lanes = Frame.BLOCK / stretch;
        }
    }

    private static int clamp(long points) {
        return Math.clamp(points, 1, Frame.BLOCK);
    }

    long size(int size) {
        return sizes[size];
    }

    Group kept() {
        return kept;
    }

    Group reduced() {
        return reduced;
    }

    long origin(int route) {
        return origins[route];
    }

    boolean keptFirst() {
        return keptFirst;
    }

    /** How many kept points a tile has at most. */
    int lanes() {
        return lanes;
    }

    /** How many reduced points a tile has at most. */
    int stretch() {
        return stretch;
    }

    long perSplit() {
        return perSplit;
    }
}
