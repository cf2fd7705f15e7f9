package dev.covector.lower.stablehlo.export;

import dev.covector.ir.Dim;
import dev.covector.ir.Op;
import dev.covector.ir.TensorType;
import dev.covector.lower.stablehlo.text.Gathering;
import dev.covector.lower.stablehlo.text.Hlo;
import dev.covector.lower.stablehlo.text.HloBuilder;
import dev.covector.lower.stablehlo.text.HloRegion;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Updates combined into elements where index tensors say.
 *
 * @param combine the op that combines an element with an update; null where the update takes its place
 */
record ScatterExport(Op op, @Nullable String combine) implements Export {
    @Override
    public List<Hlo> write(List<Hlo> operands, HloBuilder b) {
        Hlo x = operands.getFirst();
        List<Integer> axes = op.attributes().integers("axes");
        int kept = x.rank() - axes.size();
        List<Hlo> indices = new ArrayList<>();
        for (int i = 0; i < axes.size(); i++) {
            indices.add(inOrder(clamped(operands.get(i + 2), x.type().dim(axes.get(i)), b), 0, b));
        }
        Hlo updates = inOrder(operands.get(1), kept, b);
        TensorType scalar = TensorType.scalar(x.dtype());
        HloRegion region = new HloRegion(
                List.of(scalar, scalar),
                pair -> List.of(
                        combine == null ? pair.get(1) : b.elementwise(combine, x.dtype(), pair.get(0), pair.get(1))));
        return b.op(
                "stablehlo.scatter",
                List.of(x, Gathering.points(indices, b), updates),
                "scatter_dimension_numbers = #stablehlo.scatter<update_window_dims = "
                        + IntStream.range(0, kept).boxed().toList() + ", inserted_window_dims = "
                        + axes.stream().sorted().toList() + ", scatter_dims_to_operand_dims = " + axes
                        + ", index_vector_dim = " + indices.getFirst().rank() + ">",
                List.of(x.type()),
                List.of(region));
    }

    /** StableHLO drops what is outside, we take the nearest inside; what is no update at all is dropped. */
    private static Hlo clamped(Hlo index, Dim size, HloBuilder b) {
        List<Integer> all = IntStream.range(0, index.rank()).boxed().toList();
        return b.masked(Gathering.clamped(index, size, b), -1, all);
    }

    /** Where the last of several updates stays, they have to come in column-major order: XLA goes by rows. */
    private Hlo inOrder(Hlo x, int kept, HloBuilder b) {
        if (combine != null) {
            return x;
        }
        List<Integer> order = new ArrayList<>(IntStream.range(0, kept).boxed().toList());
        order.addAll(IntStream.range(kept, x.rank()).boxed().toList().reversed());
        return b.transpose(x, order);
    }
}
