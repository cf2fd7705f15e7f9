package dev.covector.oracles.adapters;

import dev.covector.api.nn.Affine;
import dev.covector.api.nn.Attention;
import dev.covector.api.nn.Classes;
import dev.covector.api.nn.Kernel;
import dev.covector.api.nn.Loss;
import dev.covector.api.nn.Nn;
import dev.covector.api.nn.Reduction;
import dev.covector.api.nn.Sliding;
import dev.covector.ir.DType;
import dev.covector.oracles.Call;
import dev.covector.oracles.MissingException;
import dev.covector.tracer.Moments;
import dev.covector.tracer.Tensor;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Neural networks: PyTorch's tensors with their axes in the opposite order are ours. */
final class Networks {
    private Networks() {}

    static Table table() {
        Table table = new Table();
        windows(table);
        norms(table);
        losses(table);
        return table;
    }

    private static void windows(Table table) {
        table.one(
                        "nn.functional.conv1d",
                        c -> Nn.conv1d(turned(c, 0), kernel(c), sliding(c, 1)).transpose())
                .one(
                        "nn.functional.conv2d",
                        c -> Nn.conv2d(turned(c, 0), kernel(c), sliding(c, 2)).transpose())
                .one("nn.functional.avg_pool2d", c -> avgPool(c).convert(c.x().dtype()))
                .many("nn.functional.max_pool2d", Networks::maxPool);
    }

    private static Tensor turned(Call c, int place) {
        return c.tensor(place).transpose();
    }

    private static @Nullable Tensor turnedOrNull(Call c, int place, String name) {
        Tensor x = c.orNull(place, name);
        return x == null ? null : x.transpose();
    }

    private static Kernel kernel(Call c) {
        Kernel kernel = Kernel.of(turned(c, 1)).grouped(c.integer(6, "groups", 1));
        Tensor bias = c.orNull(2, "bias");
        return bias == null ? kernel : kernel.biased(bias);
    }

    private static Sliding sliding(Call c, int spatial) {
        Sliding sliding = Sliding.by(axes(c, 3, "stride", spatial, 1)).dilated(axes(c, 5, "dilation", spatial, 1));
        if (c.isText(4, "padding")) {
            return c.text(4, "padding", "valid").equals("same") ? sliding.same() : sliding;
        }
        return sliding.padded(axes(c, 4, "padding", spatial, 0));
    }

    /** One number for each spatial axis, in our order; PyTorch takes one number for all of them too. */
    private static long[] axes(Call c, int place, String name, int spatial, long orElse) {
        long[] given = c.sizes(place, name);
        return LongStream.range(0, spatial)
                .map(i -> given.length == 0 ? orElse : given[given.length == 1 ? 0 : spatial - 1 - (int) i])
                .toArray();
    }

    private static Tensor avgPool(Call c) {
        long[] size = axes(c, 1, "kernel_size", 2, 1);
        long[] steps = c.sizes(2, "stride").length == 0 ? size : axes(c, 2, "stride", 2, 1);
        Sliding padded = Sliding.by(steps).padded(axes(c, 3, "padding", 2, 0));
        Sliding sliding = c.flag(4, "ceil_mode", false) ? padded.begun() : padded;
        Tensor x = turned(c, 0);
        if (!c.isAbsent(6, "divisor_override")) {
            return Nn.sumPool2d(x, sliding, size)
                    .div(c.number(6, "divisor_override", 1))
                    .transpose();
        }
        boolean all = c.flag(5, "count_include_pad", true);
        return (all ? Nn.avgPool2d(x, sliding, size) : Nn.avgPoolInside2d(x, sliding, size)).transpose();
    }

    private static List<Tensor> maxPool(Call c) {
        long[] size = axes(c, 1, "kernel_size", 2, 1);
        long[] steps = c.sizes(2, "stride").length == 0 ? size : axes(c, 2, "stride", 2, 1);
        Sliding padded = Sliding.by(steps).padded(axes(c, 3, "padding", 2, 0)).dilated(axes(c, 4, "dilation", 2, 1));
        Sliding sliding = c.flag(5, "ceil_mode", false) ? padded.begun() : padded;
        Tensor largest = Nn.maxPool2d(turned(c, 0), sliding, size).transpose();
        return c.flag(6, "return_indices", false)
                ? List.of(
                        largest, Nn.maxPoolPlaces2d(turned(c, 0), sliding, size).transpose())
                : List.of(largest);
    }

    private static void norms(Table table) {
        table.one(
                        "nn.functional.layer_norm",
                        c -> Nn.layerNorm(
                                        turned(c, 0),
                                        new Affine(turnedOrNull(c, 2, "weight"), turnedOrNull(c, 3, "bias")),
                                        c.number(4, "eps", 1e-5),
                                        first(c))
                                .transpose())
                .one(
                        "nn.functional.rms_norm",
                        c -> Nn.rmsNorm(
                                        turned(c, 0),
                                        new Affine(turnedOrNull(c, 2, "weight"), null),
                                        c.number(3, "eps", epsilon(c)),
                                        first(c))
                                .transpose())
                .one("nn.functional.batch_norm", Networks::batchNorm)
                .one(
                        "nn.functional.normalize",
                        c -> Rows.lifted(
                                c.x(),
                                x -> x.normalize(
                                        c.number(1, "p", 2), c.number(3, "eps", 1e-12), c.integer(2, "dim", 1))))
                .one(
                        "nn.functional.cosine_similarity",
                        c -> Nn.cosineSimilarity(
                                vector(c.x()), vector(c.y()), c.integer(2, "dim", 1), c.number(3, "eps", 1e-8)))
                .one(
                        "nn.functional.softmin",
                        c -> Rows.lifted(c.converted(c.x(), -1, "dtype"), x -> Nn.softmin(x, c.integer(1, "dim", -1))))
                .one("nn.functional.linear", Networks::linear)
                .one("nn.functional.scaled_dot_product_attention", Networks::attention);
    }

    /** The last axes, as many as the normalised shape has. */
    private static int[] first(Call c) {
        return IntStream.range(0, c.ints(1, "normalized_shape").length).toArray();
    }

    /** PyTorch's default is the distance from one to the next number. */
    private static double epsilon(Call c) {
        return c.x().dtype().realPart() == DType.F32 ? Math.ulp(1f) : Math.ulp(1d);
    }

    private static Tensor batchNorm(Call c) {
        boolean isVector = c.x().rank() == 1;
        Tensor x = isVector ? c.x().reshape(1, -1) : turned(c, 0);
        Affine affine = new Affine(c.orNull(3, "weight"), c.orNull(4, "bias"));
        double eps = c.number(7, "eps", 1e-5);
        Tensor y = c.flag(5, "training", false)
                ? Nn.batchNorm(x, affine, eps)
                : Nn.batchNorm(x, new Moments(c.tensor(1), c.tensor(2)), affine, eps);
        return isVector ? y.flatten() : y.transpose();
    }

    private static Tensor vector(Tensor x) {
        return x.rank() == 0 ? x.reshape(1) : x;
    }

    private static Tensor linear(Call c) {
        Tensor weight = turned(c, 1);
        Tensor matrix = weight.rank() == 1 ? weight.expandDims(1) : weight;
        Tensor bias = c.orNull(2, "bias");
        Tensor y = bias == null
                ? Nn.linear(turned(c, 0), matrix)
                : Nn.linear(turned(c, 0), matrix, bias.rank() == 0 ? bias.reshape(1) : bias);
        return (weight.rank() == 1 ? y.squeeze(0) : y).transpose();
    }

    private static Tensor attention(Call c) {
        if (c.number(4, "dropout_p", 0) != 0) {
            throw new MissingException("attention with dropout, which draws at random");
        }
        Attention attention = c.flag(5, "is_causal", false) ? Attention.CAUSAL : Attention.ALL;
        Tensor mask = turnedOrNull(c, 3, "attn_mask");
        Attention masked = mask == null ? attention : attention.masked(mask);
        return Nn.scaledDotProductAttention(turned(c, 0), turned(c, 1), turned(c, 2), masked)
                .transpose();
    }

    private static void losses(Table table) {
        table.one("nn.functional.mse_loss", c -> Loss.mse(c.x(), c.y(), reduction(c)))
                .one("nn.functional.huber_loss", c -> Loss.huber(c.x(), c.y(), c.number(-1, "delta", 1), reduction(c)))
                .one(
                        "nn.functional.cross_entropy",
                        c -> Loss.crossEntropy(turned(c, 0), turned(c, 1), classes(c))
                                .transpose());
    }

    private static Reduction reduction(Call c) {
        return Reduction.valueOf(c.text(-1, "reduction", "mean").toUpperCase(Locale.ROOT));
    }

    private static Classes classes(Call c) {
        Classes plain = Classes.MEAN.reduced(reduction(c)).smoothed(c.number(-1, "label_smoothing", 0));
        Tensor weight = c.orNull(-1, "weight");
        Classes weighted = weight == null ? plain : plain.weighted(weight);
        return c.isAbsent(-1, "ignore_index") ? weighted : weighted.ignoring(c.whole(-1, "ignore_index", -100));
    }
}
