package dev.covector.codegen.jvm.interpret;

import dev.covector.ir.kernel.Kernel.Level;
import java.util.List;

/** A phase of a kernel as steps: those before the reduced points, those at each tile of them, and the reductions. */
record PhaseCode(Level level, List<Step> entry, List<Step> body, List<Reduction<?>> reductions) {
    PhaseCode {
        entry = List.copyOf(entry);
        body = List.copyOf(body);
        reductions = List.copyOf(reductions);
    }

    /** Runs at the kept points of a tile. */
    void run(Tile tile) {
        run(entry, tile);
        long tiles = switch (level) {
            case INNER -> runReduced(tile);
            case OUTER -> runOnce(tile);
        };
        for (Reduction<?> reduction : reductions) {
            reduction.finish(tile, tiles);
        }
    }

    private long runOnce(Tile tile) {
        run(body, tile);
        return 1;
    }

    private long runReduced(Tile tile) {
        long points = tile.nest().reduced().points();
        int stretch = tile.nest().stretch();
        long tiles = 0;
        for (long first = 0; first < points; first += stretch) {
            tile.reduce(tiles++, first, (int) Math.min(stretch, points - first));
            run(body, tile);
        }
        tile.leaveReduced();
        return tiles;
    }

    private static void run(List<Step> steps, Tile tile) {
        for (int i = 0; i < steps.size(); i++) {
            steps.get(i).run(tile);
        }
    }
}
