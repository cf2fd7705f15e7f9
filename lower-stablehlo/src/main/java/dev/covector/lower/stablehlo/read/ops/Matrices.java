package dev.covector.lower.stablehlo.read.ops;

import static dev.covector.lower.stablehlo.read.blocks.OpReader.require;

import dev.covector.ir.Value;
import dev.covector.lower.stablehlo.read.blocks.Known;
import dev.covector.lower.stablehlo.read.syntax.Operation;
import dev.covector.ops.FuncEmitter;
import java.util.List;
import java.util.stream.IntStream;

/** Matrices, which are in the last two axes of StableHLO's tensors and in the first two of ours. */
final class Matrices {
    private Matrices() {}

    static void requireMatrices(Operation op, Known x) {
        require(
                x.rank() >= 2 && x.dtype().isInexact(),
                op,
                "there must be matrices of reals or complex numbers; got " + x.type());
    }

    /** The last two axes moved to the front. */
    static Value toFront(Value x, FuncEmitter b) {
        return rotated(x, x.type().rank() - 2, b);
    }

    /** The first two axes moved to the end. */
    static Value toEnd(Value x, FuncEmitter b) {
        return rotated(x, 2, b);
    }

    /** The last axis moved to the front. */
    static Value vectorToFront(Value x, FuncEmitter b) {
        return rotated(x, x.type().rank() - 1, b);
    }

    /** The first axis moved to the end. */
    static Value vectorToEnd(Value x, FuncEmitter b) {
        return rotated(x, 1, b);
    }

    private static Value rotated(Value x, int by, FuncEmitter b) {
        int rank = x.type().rank();
        if (rank == 0) {
            return x;
        }
        List<Integer> order =
                IntStream.range(0, rank).map(axis -> (axis + by) % rank).boxed().toList();
        return LayoutOps.transposed(x, order, b);
    }
}
