package dev.covector.codegen.jvm.interpret;

import dev.covector.ir.Dim;
import dev.covector.ir.kernel.Kernel;
import java.util.List;
import java.util.stream.IntStream;

/** The loops of a kernel before their sizes are known. */
final class Layout {
    private final int[] kept;
    private final int[] reduced;
    /** Where the extent of each loop is among the numbers of a run. */
    private final int[] extents;

    private final List<Route> routes;
    /** The loop whose range a run covers, or -1. */
    private final int split;

    private Layout(int[] kept, int[] reduced, int[] extents, List<Route> routes, int split) {
        this.kept = kept;
        this.reduced = reduced;
        this.extents = extents;
        this.routes = routes;
        this.split = split;
    }

    static Layout of(Kernel kernel, List<Route> routes) {
        List<Dim> sizes = kernel.sizes();
        int[] extents = kernel.loops().stream()
                .mapToInt(loop -> sizes.indexOf(loop.extent()))
                .toArray();
        return new Layout(loops(kernel, false), loops(kernel, true), extents, routes, kernel.splitLoop());
    }

    private static int[] loops(Kernel kernel, boolean reduced) {
        return IntStream.range(0, kernel.loops().size())
                .filter(loop -> kernel.loops().get(loop).reduced() == reduced)
                .toArray();
    }

    Group kept(long[] numbers) {
        return Group.of(kept, extents, routes, numbers);
    }

    Group reduced(long[] numbers) {
        return Group.of(reduced, extents, routes, numbers);
    }

    List<Route> routes() {
        return routes;
    }

    /** How many kept points follow each other in memory order before a reduced loop steps. */
    long lead(long[] numbers) {
        int first = numbers.length;
        for (int loop : reduced) {
            first = numbers[extents[loop]] == 1 ? first : Math.min(first, loop);
        }
        long lead = 1;
        for (int loop : kept) {
            lead *= loop < first ? numbers[extents[loop]] : 1;
        }
        return lead;
    }

    /** The kept points of one index of the split loop. */
    long perSplit(long[] numbers) {
        long points = 1;
        for (int loop : kept) {
            points *= loop == split ? 1 : numbers[extents[loop]];
        }
        return points;
    }
}
