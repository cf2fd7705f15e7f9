package dev.covector.oracles.adapters;

import dev.covector.api.Slices;
import dev.covector.ir.DType;
import dev.covector.oracles.Call;
import dev.covector.oracles.MissingException;
import dev.covector.tracer.Tensor;
import dev.covector.tracer.Unique;
import java.util.ArrayList;
import java.util.List;

/** Results whose sizes are made of data. PyTorch finds elements in row-major order: ours of the transpose. */
final class DataSizes {
    private DataSizes() {}

    static Table table() {
        return new Table()
                .many(
                        "nonzero",
                        c -> c.flag(-1, "as_tuple", false)
                                ? c.x().transpose().nonzero().reversed()
                                : List.of(argwhere(c.x())))
                .one("argwhere", c -> argwhere(c.x()))
                .one("masked_select", DataSizes::maskedSelect)
                .many("unique", DataSizes::unique)
                .one(
                        "bincount",
                        c -> c.isTensor(1, "weights")
                                ? c.x().bincountAtLeast(
                                                c.tensor(1, "weights").convert(DType.F64), c.whole(2, "minlength", 0))
                                : c.x().bincountAtLeast(c.whole(2, "minlength", 0)))
                .one("repeat_interleave", DataSizes::repeatInterleave)
                .many("tensor_split", DataSizes::tensorSplit)
                .one("nn.functional.one_hot", c -> {
                    long classes = c.whole(1, "num_classes", -1);
                    return classes < 0 ? c.x().oneHot(DType.I64) : c.x().oneHot(DType.I64, classes);
                });
    }

    private static Tensor argwhere(Tensor x) {
        return x.transpose().argwhere().reverse(1);
    }

    private static Tensor maskedSelect(Call c) {
        Tensor both = c.x().maskedFill(c.y(), c.x());
        Tensor mask = c.y().broadcastTo(both.shape());
        return both.transpose().maskedSelect(mask.transpose());
    }

    /** PyTorch gives the values, and of places and counts what is asked for; all of them sorted. */
    private static List<Tensor> unique(Call c) {
        Tensor x = c.x().transpose();
        boolean isWhole = c.isAbsent(-1, "dim");
        Unique unique = isWhole ? x.unique() : Slices.unique(x, -1 - Math.floorMod(c.integer(-1, "dim", 0), x.rank()));
        List<Tensor> outputs = new ArrayList<>(List.of(unique.values().transpose()));
        if (c.flag(2, "return_inverse", false)) {
            outputs.add(unique.inverse().transpose());
        }
        if (c.flag(3, "return_counts", false)) {
            outputs.add(unique.counts());
        }
        return outputs;
    }

    private static Tensor repeatInterleave(Call c) {
        Tensor x = c.isAbsent(2, "dim") || c.x().rank() == 0 ? Rows.flat(c.x()) : c.x();
        int axis = c.integer(2, "dim", 0);
        return c.isTensor(1, "repeats")
                ? x.repeatInterleave(c.tensor(1, "repeats"), axis)
                : x.repeatInterleave(c.whole(1, "repeats", 1), axis);
    }

    private static List<Tensor> tensorSplit(Call c) {
        int axis = c.integer(2, "dim", 0);
        if (c.isTensor(1, "tensor_indices_or_sections")) {
            if (c.y().rank() == 0) {
                throw new MissingException("tensor_split into a number of parts that is data");
            }
            return c.x().tensorSplit(c.y(), axis);
        }
        return c.isList(1, "indices")
                ? c.x().tensorSplit(c.sizes(1, "indices"), axis)
                : c.x().tensorSplit(c.integer(1, "sections", 1), axis);
    }
}
