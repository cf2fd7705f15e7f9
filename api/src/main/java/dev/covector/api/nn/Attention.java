package dev.covector.api.nn;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.tracer.Tensor;
import dev.covector.tracer.UserLine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which keys a query attends to.
 *
 * @param mask a bool tensor of the keys to attend to, or numbers to add to their scores; it broadcasts to [keys, queries,
 *     batch...]
 * @param causal whether query i attends to the keys up to i only
 * @param scale what scores are multiplied by; one over the root of the size of a query where it is missing
 */
public record Attention(
        @Nullable Tensor mask, boolean causal, @Nullable Double scale) {
    /** To all keys. */
    public static final Attention ALL = new Attention(null, false, null);

    /** To the keys up to the place of the query. */
    public static final Attention CAUSAL = new Attention(null, true, null);

    public Attention masked(Tensor by) {
        return new Attention(by, causal, scale);
    }

    public Attention scaled(double by) {
        return new Attention(mask, causal, by);
    }

    /** Softmax over keys of scaled products, times values: the third argument weighted. */
    Tensor of(Tensor query, Tensor key, Tensor value) {
        if (query.rank() < 2 || key.rank() < 2 || value.rank() < 2) {
            throw UserLine.typeError("scaledDotProductAttention: takes [size, places, batch...]; got (" + query.type()
                    + ", " + key.type() + ", " + value.type() + ")");
        }
        Tensor scores = key.swapaxes(0, 1).matmul(scaled(query));
        return value.matmul(weighed(scores).softmax(0));
    }

    private Tensor scaled(Tensor query) {
        if (scale != null) {
            return query.mul(scale);
        }
        Dim size = query.dim(0);
        return size.isConstant()
                ? query.mul(1 / Math.sqrt((double) size.constant()))
                : query.div(Tensor.scalar(size).convert(query.dtype()).sqrt());
    }

    private Tensor weighed(Tensor scores) {
        Tensor seen = mask == null
                ? scores
                : mask.dtype() == DType.BOOL
                        ? aligned(mask, scores).select(scores, Double.NEGATIVE_INFINITY)
                        : scores.add(aligned(mask, scores));
        if (!causal) {
            return seen;
        }
        List<Dim> shape = seen.shape();
        Tensor past = Tensor.iota(DType.I64, shape, 0).le(Tensor.iota(DType.I64, shape, 1));
        return past.select(seen, Double.NEGATIVE_INFINITY);
    }

    /** A mask of keys and queries alone serves the whole batch. */
    private static Tensor aligned(Tensor mask, Tensor scores) {
        Tensor aligned = mask;
        while (aligned.rank() < scores.rank()) {
            aligned = aligned.expandDims(aligned.rank() < 2 ? aligned.rank() : 2);
        }
        return aligned;
    }
}
