package dev.covector.api.nn;

import dev.covector.tracer.Moments;
import dev.covector.tracer.Tensor;
import dev.covector.tracer.UserLine;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Functions of neural networks. Spatial axes come first, then channels, then the batch: PyTorch's [n, c, h, w] in its row-major
 * order is [w, h, c, n] here, the same numbers in the same places of memory. Each is a composition of operators.
 */
public final class Nn {
    private Nn() {}

    // ---- convolution

    /**
     * Cross-correlation of x, [w, c, n] or [w, c], with a kernel, [k, c / groups, channels]: [windows, channels, n].
     *
     * @throws dev.covector.ir.TypeException where channels or groups do not match, or the kernel does not fit into padded x
     */
    public static Tensor conv1d(Tensor x, Kernel kernel, Sliding sliding) {
        return new Convolution("conv1d", 1, sliding, kernel.groups()).of(x, kernel);
    }

    /** {@link #conv1d} of x, [w, h, c, n] or [w, h, c], with a kernel, [kw, kh, c / groups, channels]. */
    public static Tensor conv2d(Tensor x, Kernel kernel, Sliding sliding) {
        return new Convolution("conv2d", 2, sliding, kernel.groups()).of(x, kernel);
    }

    /**
     * The transpose of {@link #conv1d} as a linear map: x is [w, c, n] or [w, c], the kernel [k, channels / groups, c]. Padding
     * takes away from the result, which has so many more elements at the end of an axis.
     */
    public static Tensor convTranspose1d(Tensor x, Kernel kernel, Sliding sliding, long... more) {
        return new Convolution("convTranspose1d", 1, sliding, kernel.groups()).transposed(x, kernel, more);
    }

    /** {@link #convTranspose1d} of x, [w, h, c, n] or [w, h, c], with a kernel, [kw, kh, channels / groups, c]. */
    public static Tensor convTranspose2d(Tensor x, Kernel kernel, Sliding sliding, long... more) {
        return new Convolution("convTranspose2d", 2, sliding, kernel.groups()).transposed(x, kernel, more);
    }

    // ---- pooling: a number for each window; further axes than the spatial ones are kept

    /** The largest element of each window; what is around x counts as less than all. Ties share the derivative. */
    public static Tensor maxPool1d(Tensor x, Sliding sliding, long size) {
        return Pools.of("maxPool1d", x, 1, sliding, size).max();
    }

    /** {@link #maxPool1d}; one size, or one for each of the first two axes. */
    public static Tensor maxPool2d(Tensor x, Sliding sliding, long... size) {
        return Pools.of("maxPool2d", x, 2, sliding, size).max();
    }

    /** Where in x, as an index (i64) into its first two axes in column-major order, the largest element of each window is. */
    public static Tensor maxPoolPlaces2d(Tensor x, Sliding sliding, long... size) {
        return Pools.of("maxPoolPlaces2d", x, 2, sliding, size).places();
    }

    /** The mean of each window, zeros around x included. */
    public static Tensor avgPool1d(Tensor x, Sliding sliding, long size) {
        return Pools.of("avgPool1d", x, 1, sliding, size).meanOfAll();
    }

    /** {@link #avgPool1d}; one size, or one for each of the first two axes. */
    public static Tensor avgPool2d(Tensor x, Sliding sliding, long... size) {
        return Pools.of("avgPool2d", x, 2, sliding, size).meanOfAll();
    }

    /** The mean of the elements of x in each window, as PyTorch's avg_pool1d without count_include_pad. */
    public static Tensor avgPoolInside1d(Tensor x, Sliding sliding, long size) {
        return Pools.of("avgPoolInside1d", x, 1, sliding, size).meanOfElements();
    }

    /** {@link #avgPoolInside1d}; one size, or one for each of the first two axes. */
    public static Tensor avgPoolInside2d(Tensor x, Sliding sliding, long... size) {
        return Pools.of("avgPoolInside2d", x, 2, sliding, size).meanOfElements();
    }

    /** The sum of each window; one size, or one for each of the first two axes. */
    public static Tensor sumPool2d(Tensor x, Sliding sliding, long... size) {
        return Pools.of("sumPool2d", x, 2, sliding, size).sum();
    }

    // ---- normalisation

    /** (x - mean) / sqrt(var + eps) over the given axes, which are those of weight and bias. */
    public static Tensor layerNorm(Tensor x, Affine affine, double eps, int... axes) {
        return affine.of(standardized(x, eps, axes), axes);
    }

    private static Tensor standardized(Tensor x, double eps, int... axes) {
        Tensor centred = x.sub(x.meanKeepDims(axes));
        return centred.mul(centred.square().meanKeepDims(axes).add(eps).rsqrt());
    }

    /** x / sqrt(mean of x² + eps) over the given axes, which are those of weight and bias. */
    public static Tensor rmsNorm(Tensor x, Affine affine, double eps, int... axes) {
        return affine.of(x.mul(x.square().meanKeepDims(axes).add(eps).rsqrt()), axes);
    }

    /** (x - mean) / sqrt(var + eps) of each channel of [..., c, n], with the moments of the batch itself: for training. */
    public static Tensor batchNorm(Tensor x, Affine affine, double eps) {
        return affine.of(standardized(x, eps, besidesChannels("batchNorm", x)), x.rank() - 2);
    }

    /** (x - mean) / sqrt(var + eps) of each channel of [..., c, n], with a mean and a variance found before: for use after training. */
    public static Tensor batchNorm(Tensor x, Moments moments, Affine affine, double eps) {
        int channels = x.rank() - 2;
        besidesChannels("batchNorm", x);
        Tensor mean = Affine.at(moments.mean(), x.rank(), channels);
        Tensor scale = Affine.at(moments.spread().add(eps).rsqrt(), x.rank(), channels);
        return affine.of(x.sub(mean).mul(scale), channels);
    }

    /** The mean and the variance of each channel of [..., c, n], to be averaged over batches for use after training. */
    public static Moments moments(Tensor x) {
        int[] axes = besidesChannels("moments", x);
        return x.varMean(0, axes);
    }

    private static int[] besidesChannels(String op, Tensor x) {
        if (x.rank() < 2) {
            throw UserLine.typeError(op + ": takes [..., channels, batch]; got " + x.type());
        }
        int channels = x.rank() - 2;
        return IntStream.range(0, x.rank()).filter(axis -> axis != channels).toArray();
    }

    /** {@link #layerNorm} over the spatial axes and each of so many groups of channels; weight and bias are by channel. */
    public static Tensor groupNorm(Tensor x, int groups, Affine affine, double eps) {
        besidesChannels("groupNorm", x);
        int channels = x.rank() - 2;
        Tensor grouped = x.unflatten(channels, -1, groups);
        int[] axes = IntStream.rangeClosed(0, channels).toArray();
        return affine.of(standardized(grouped, eps, axes).flatten(channels, channels + 1), channels);
    }

    /** Σ x y / (max(|x|, eps) max(|y|, eps)) over an axis, without it; x and y broadcast. */
    public static Tensor cosineSimilarity(Tensor x, Tensor y, int axis, double eps) {
        Tensor product = x.mul(y);
        Tensor sizeX = x.broadcastTo(product.shape()).normKeepDims(axis).maximum(eps);
        Tensor sizeY = y.broadcastTo(product.shape()).normKeepDims(axis).maximum(eps);
        return product.div(sizeX.mul(sizeY)).sum(axis);
    }

    // ---- layers

    /** Weights [in, out] applied to axis 0 of x [in, batch...]: [out, batch...]. */
    public static Tensor linear(Tensor x, Tensor weight) {
        return weight.dotGeneral(x, List.of(0), List.of(0), List.of(), List.of());
    }

    /** {@link #linear(Tensor, Tensor)} plus a bias [out]. */
    public static Tensor linear(Tensor x, Tensor weight, Tensor bias) {
        Tensor y = linear(x, weight);
        return y.add(Affine.at(bias, y.rank(), 0));
    }

    /** exp(-x) / Σ exp(-x) over the given axes. */
    public static Tensor softmin(Tensor x, int... axes) {
        return x.neg().softmax(axes);
    }

    /** Values [size, keys, batch...] weighted for each query [d, queries, batch...] by its products with keys [d, keys, batch...]. */
    public static Tensor scaledDotProductAttention(Tensor query, Tensor key, Tensor value, Attention attention) {
        return attention.of(query, key, value);
    }
}
