package dev.covector.examples.photo;

import dev.covector.ir.Dim;
import dev.covector.tracer.Svd;
import dev.covector.tracer.Tensor;

/**
 * A picture whose colours are matrices of low rank.
 *
 * @param picture [rows, columns, colours]
 * @param rank i64: the rank of each colour
 * @param error the norm of what is missing, divided by that of the whole picture
 * @param s the singular values of each colour of the whole picture, [min(rows, columns), colours]
 */
public record LowRank(Tensor picture, Tensor rank, Tensor error, Tensor s) {
    /** The picture of the least rank, the same for all colours, whose error is at most the tolerance. Eckart and Young (1936). */
    public static LowRank of(Tensor picture, Number tolerance) {
        Svd f = picture.svd();
        Tensor weights = f.s().square().sum(1);
        Tensor tails = weights.flip(0).cumsum(0).flip(0);
        Tensor all = weights.sum();
        Dim rank = tails.gt(all.mul(tolerance).mul(tolerance)).count();
        Tensor low = f.u().truncate(1, rank)
                .mul(f.s().truncate(0, rank).expandDims(0))
                .matmul(f.vh().truncate(0, rank));
        return new LowRank(
                low,
                Tensor.scalar(rank),
                low.sub(picture).square().sum().div(all).sqrt(),
                f.s());
    }

    /** How many numbers the factors of all colours are. */
    public long numbers() {
        long lengths = picture.dim(0).constant() + picture.dim(1).constant() + 1;
        long kept = (long) rank.item();
        return kept * lengths * picture.dim(2).constant();
    }
}
