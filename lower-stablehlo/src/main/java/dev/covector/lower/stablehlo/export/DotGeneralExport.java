package dev.covector.lower.stablehlo.export;

import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import dev.covector.lower.stablehlo.text.Hlo;
import dev.covector.lower.stablehlo.text.HloBuilder;
import dev.covector.ops.DotGeneral;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A contraction: StableHLO's result has the batch axes first, ours last. */
record DotGeneralExport(DotGeneral op) implements Export {
    @Override
    public List<Hlo> write(List<Hlo> operands, HloBuilder b) {
        Hlo x = b.masked(operands.get(0), 0, op.contractX());
        Hlo y = b.masked(operands.get(1), 0, op.contractY());
        List<Dim> shape =
                new ArrayList<>(op.batchX().stream().map(x.type()::dim).toList());
        shape.addAll(free(x, op.contractX(), op.batchX()));
        shape.addAll(free(y, op.contractY(), op.batchY()));
        int batch = op.batchX().size();
        String batching = batch == 0 ? "" : ", batching_dims = " + op.batchX() + " x " + op.batchY();
        Hlo product = b.functional(
                new TensorType(x.dtype(), shape),
                "stablehlo.dot_general",
                batching + ", contracting_dims = " + op.contractX() + " x " + op.contractY()
                        + ", precision = [HIGHEST, HIGHEST]",
                x,
                y);
        List<Integer> order = IntStream.range(0, shape.size())
                .map(axis -> (axis + batch) % shape.size())
                .boxed()
                .toList();
        return List.of(b.transpose(product, order));
    }

    private static List<Dim> free(Hlo x, List<Integer> contracted, List<Integer> batch) {
        List<Integer> taken = new ArrayList<>(contracted);
        taken.addAll(batch);
        return x.type().minusAxes(taken).shape();
    }
}
