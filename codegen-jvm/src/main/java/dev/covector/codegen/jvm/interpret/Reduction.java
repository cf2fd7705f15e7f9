package dev.covector.codegen.jvm.interpret;

import dev.covector.ir.DType;
import dev.covector.ir.kernel.Reducer;

/**
 * A reduction over tiles. The tiles of a run of 32 are combined one after the other, the runs in pairs, the pairs in
 * pairs, as a binary counter counts: the error of a sum grows as the logarithm of its length (Higham 1993).
 *
 * @param partial what one tile reduces to
 * @param spare a row of a tile
 * @param firstLevel the first of {@link #LEVELS} slots that hold sums of 1, 2, 4, ... runs
 */
record Reduction<A>(Reducer reducer, Slot<A> out, Slot<A> partial, Slot<A> spare, Slot<A> firstLevel) {
    /** Enough for any number of tiles; a level that is not reached has no block. */
    static final int LEVELS = 56;

    private static final int RUN = 32;

    /** Combines in the values of a tile. */
    void add(Tile tile, Slot<A> value) {
        long number = tile.number();
        A total = out.in(tile.frame());
        A tiles = reduced(tile, value.in(tile.frame()));
        if (number % RUN == 0) {
            System.arraycopy(tiles, 0, total, 0, tile.lanes());
        } else {
            combine(total, tiles, tile);
        }
        if ((number + 1) % RUN == 0) {
            carry(tile, (number + 1) / RUN);
        }
    }

    private void carry(Tile tile, long runs) {
        A total = out.in(tile.frame());
        int level = 0;
        for (; (runs >> level & 1) == 0; level++) {
            combine(total, level(level, tile), tile);
        }
        System.arraycopy(total, 0, level(level, tile), 0, tile.lanes());
    }

    /** Leaves the result of {@code tiles} tiles in {@link #out}. */
    void finish(Tile tile, long tiles) {
        A total = out.in(tile.frame());
        if (tiles == 0) {
            out.loops().fill(total, tile.lanes(), neutral());
            return;
        }
        boolean empty = tiles % RUN == 0;
        for (int level = 0; tiles / RUN >> level > 0; level++) {
            if ((tiles / RUN >> level & 1) == 0) {
                continue;
            }
            if (empty) {
                System.arraycopy(level(level, tile), 0, total, 0, tile.lanes());
            } else {
                combine(total, level(level, tile), tile);
            }
            empty = false;
        }
    }

    private A level(int level, Tile tile) {
        return new Slot<>(firstLevel.bank(), firstLevel.number() + level).in(tile.frame());
    }

    private A reduced(Tile tile, A block) {
        if (tile.stretch() == 1) {
            return block;
        }
        A result = partial.in(tile.frame());
        int lanes = tile.lanes();
        if (!tile.nest().keptFirst()) {
            out.loops().fold(reducer, block, tile.stretch(), lanes, result);
            return result;
        }
        A row = spare.in(tile.frame());
        System.arraycopy(block, 0, result, 0, lanes);
        for (int i = 1; i < tile.stretch(); i++) {
            System.arraycopy(block, i * lanes, row, 0, lanes);
            combine(result, row, tile);
        }
        return result;
    }

    private void combine(A total, A x, Tile tile) {
        out.loops().binary(reducer.combine(), total, x, total, tile.lanes());
    }

    private Number neutral() {
        DType dtype = out.loops().dtype();
        return switch (reducer) {
            case SUM, ANY -> 0L;
            case PRODUCT, ALL -> 1L;
            case MAX -> least(dtype);
            case MIN -> greatest(dtype);
        };
    }

    private static Number least(DType dtype) {
        return switch (dtype) {
            case BOOL -> 0L;
            case I32 -> Integer.MIN_VALUE;
            case I64 -> Long.MIN_VALUE;
            case F32, F64 -> Double.NEGATIVE_INFINITY;
            case C64, C128 -> throw Loops.complex(dtype);
        };
    }

    private static Number greatest(DType dtype) {
        return switch (dtype) {
            case BOOL -> 1L;
            case I32 -> Integer.MAX_VALUE;
            case I64 -> Long.MAX_VALUE;
            case F32, F64 -> Double.POSITIVE_INFINITY;
            case C64, C128 -> throw Loops.complex(dtype);
        };
    }
}
