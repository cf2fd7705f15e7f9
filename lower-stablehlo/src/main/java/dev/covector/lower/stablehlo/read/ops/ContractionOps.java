package dev.covector.lower.stablehlo.read.ops;

import static dev.covector.lower.stablehlo.read.blocks.OpReader.require;

import dev.covector.ir.Value;
import dev.covector.lower.stablehlo.read.blocks.BlockReader;
import dev.covector.lower.stablehlo.read.blocks.Known;
import dev.covector.lower.stablehlo.read.blocks.OpReader;
import dev.covector.lower.stablehlo.read.syntax.Operation;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Products over axes, and what StableHLO has of linear algebra. */
final class ContractionOps {
    private ContractionOps() {}

    static Map<String, OpReader> readers() {
        return Map.of(
                "stablehlo.dot_general", OpReader.of(2, ContractionOps::dot),
                "stablehlo.cholesky", OpReader.of(1, ContractionOps::cholesky),
                "stablehlo.triangular_solve", OpReader.of(2, ContractionOps::solve));
    }

    /** StableHLO's result has the batch axes first, ours last. */
    private static Known dot(Operation op, List<Known> in, BlockReader r) {
        List<Integer> none = List.of();
        List<List<Integer>> batch =
                op.attributes().has("batching_dims") ? op.attributes().pairs("batching_dims") : List.of(none, none);
        List<List<Integer>> contracted = op.attributes().has("contracting_dims")
                ? op.attributes().pairs("contracting_dims")
                : List.of(none, none);
        Value product = r.b().dotGeneral(
                        in.get(0).value(),
                        in.get(1).value(),
                        contracted.get(0),
                        contracted.get(1),
                        batch.get(0),
                        batch.get(1));
        int rank = product.type().rank();
        int first = rank - batch.getFirst().size();
        List<Integer> order = IntStream.range(0, rank)
                .map(axis -> (axis + first) % rank)
                .boxed()
                .toList();
        return Known.of(LayoutOps.transposed(product, order, r.b()));
    }

    private static Known cholesky(Operation op, List<Known> in, BlockReader r) {
        require(op.attributes().isSet("lower"), op, "only lower factors are read");
        Matrices.requireMatrices(op, in.getFirst());
        return Known.of(
                Matrices.toEnd(r.b().cholesky(Matrices.toFront(in.getFirst().value(), r.b())), r.b()));
    }

    private static Known solve(Operation op, List<Known> in, BlockReader r) {
        Matrices.requireMatrices(op, in.get(0));
        Matrices.requireMatrices(op, in.get(1));
        String turn = op.attributes().word("transpose_a");
        require(List.of("NO_TRANSPOSE", "TRANSPOSE", "ADJOINT").contains(turn), op, "no transpose is " + turn);
        Value solved = r.b().triangularSolve(
                        Matrices.toFront(in.get(0).value(), r.b()),
                        Matrices.toFront(in.get(1).value(), r.b()),
                        op.attributes().flag("left_side"),
                        op.attributes().flag("lower"),
                        !turn.equals("NO_TRANSPOSE"),
                        turn.equals("ADJOINT"),
                        op.attributes().flag("unit_diagonal"));
        return Known.of(Matrices.toEnd(solved, r.b()));
    }
}
