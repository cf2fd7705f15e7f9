package dev.covector.user;

import static dev.covector.api.Covector.grad;
import static dev.covector.api.Covector.jit;
import static dev.covector.user.Elements.assertTensor;
import static dev.covector.user.Elements.counting;
import static dev.covector.user.Elements.shape;
import static dev.covector.user.LayoutTest.assertMessage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.covector.api.nn.Affine;
import dev.covector.api.nn.Attention;
import dev.covector.api.nn.Classes;
import dev.covector.api.nn.Loss;
import dev.covector.api.nn.Nn;
import dev.covector.api.nn.Reduction;
import dev.covector.ir.DType;
import dev.covector.tracer.Moments;
import dev.covector.tracer.Tensor;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class NetworkTest {
    private static final Tensor X = Tensor.linspace(-2, 3, 60).sin().reshape(4, 5, 3);

    private static void assertStandard(Tensor x, int... axes) {
        assertThat(x.mean(axes).abs().max().item()).isCloseTo(0, within(1e-12));
        assertThat(x.var(axes).sub(1).abs().max().item()).isCloseTo(0, within(1e-4));
    }

    @Test
    void normalisedTensorsHaveMeanZeroAndVarianceOne() {
        assertStandard(Nn.layerNorm(X, Affine.NONE, 1e-9, 0), 0);
        assertStandard(Nn.layerNorm(X, Affine.NONE, 1e-9, 0, 1), 0, 1);
        assertStandard(Nn.batchNorm(X, Affine.NONE, 1e-9), 0, 2);
        assertStandard(
                Nn.groupNorm(counting(2, 4, 3).sin(), 2, Affine.NONE, 1e-9).unflatten(1, 2, 2), 0, 1);
        assertThat(Nn.rmsNorm(X, Affine.NONE, 0, 0)
                        .square()
                        .mean(0)
                        .sub(1)
                        .abs()
                        .max()
                        .item())
                .isCloseTo(0, within(1e-12));
    }

    @Test
    void weightAndBiasBelongToTheNormalisedAxes() {
        Tensor plain = Nn.layerNorm(X, Affine.NONE, 1e-5, 0);
        Tensor y = Nn.layerNorm(X, new Affine(counting(4), counting(4).neg()), 1e-5, 0);
        assertTensor(y.take(0, 2), shape(5, 3), plain.take(0, 2).mul(3).sub(3).toDoubles());
        Tensor byChannel = Nn.batchNorm(X, new Affine(counting(5), null), 1e-5);
        assertTensor(
                byChannel.take(1, 1),
                shape(4, 3),
                Nn.batchNorm(X, Affine.NONE, 1e-5).take(1, 1).mul(2).toDoubles());
    }

    @Test
    void momentsOfTheBatchGiveWhatTheBatchItselfGives() {
        Moments moments = Nn.moments(X);
        assertTensor(
                Nn.batchNorm(X, moments, Affine.NONE, 1e-5),
                shape(4, 5, 3),
                Nn.batchNorm(X, Affine.NONE, 1e-5).toDoubles());
        assertMessage(() -> Nn.batchNorm(counting(2), Affine.NONE, 0), "batchNorm: takes [..., channels, batch]");
    }

    @Test
    void attentionWeighsValuesBySoftmaxOfProducts() {
        Tensor q = counting(2, 3).sin();
        Tensor k = counting(2, 4).cos();
        Tensor v = counting(5, 4);
        Tensor weights = k.transpose().mm(q).div(Math.sqrt(2)).softmax(0);
        assertTensor(
                Nn.scaledDotProductAttention(q, k, v, Attention.ALL),
                shape(5, 3),
                v.mm(weights).toDoubles());
        Tensor first = Tensor.arange(DType.I64, 4).unsqueeze(1).eq(0);
        assertTensor(
                Nn.scaledDotProductAttention(q, k, v, Attention.ALL.masked(first))
                        .take(1, 2),
                shape(5),
                v.take(1, 0).toDoubles());
        Tensor additive = first.select(Tensor.zeros(DType.F64, 4, 1), Double.NEGATIVE_INFINITY);
        assertTensor(
                Nn.scaledDotProductAttention(q, k, v, Attention.ALL.masked(additive))
                        .take(1, 0),
                shape(5),
                v.take(1, 0).toDoubles());
        assertTensor(
                Nn.scaledDotProductAttention(q, k, v, Attention.ALL.scaled(0)).take(1, 1),
                shape(5),
                v.mean(1).toDoubles());
    }

    @Test
    void causalAttentionSeesThePast() {
        Tensor v = counting(2, 3, 2);
        Tensor y = Nn.scaledDotProductAttention(
                X.slice(1, 0, 3).slice(2, 0, 2), X.slice(1, 0, 3).slice(2, 0, 2), v, Attention.CAUSAL.scaled(0));
        assertTensor(y.take(2, 1).take(1, 0), shape(2), v.take(2, 1).take(1, 0).toDoubles());
        assertTensor(
                y.take(2, 1).take(1, 1),
                shape(2),
                v.take(2, 1).slice(1, 0, 2).mean(1).toDoubles());
    }

    @Test
    void layersApplyToTheFirstAxis() {
        Tensor w = counting(4, 2);
        assertTensor(
                Nn.linear(X, w).take(2, 1).take(1, 3),
                shape(2),
                w.transpose().mv(X.take(2, 1).take(1, 3)).toDoubles());
        assertTensor(Nn.linear(counting(4), w, Tensor.of(100.0, 200.0)), shape(2), 130, 270);
        assertTensor(Nn.softmin(X, 0), shape(4, 5, 3), X.neg().softmax(0).toDoubles());
        assertThat(Nn.cosineSimilarity(X, X.mul(-2), 0, 1e-9).max().item()).isCloseTo(-1, within(1e-12));
    }

    @Test
    void crossEntropyTakesClassesOrProbabilities() {
        Tensor logits = X.take(2, 0);
        Tensor classes = Tensor.of(1L, 0L, 3L, 2L, 2L);
        double[] each = new double[5];
        Tensor logarithms = logits.logSoftmax(0);
        for (int n = 0; n < 5; n++) {
            each[n] = -logarithms.at(classes.toLongs()[n], n);
        }
        Classes none = Classes.MEAN.reduced(Reduction.NONE);
        assertTensor(Loss.crossEntropy(logits, classes, none), shape(5), each);
        assertTensor(Loss.nll(logarithms, classes, none), shape(5), each);
        Tensor shares = classes.oneHot(DType.F64, 4).transpose();
        assertTensor(Loss.crossEntropy(logits, shares, none), shape(5), each);
        Tensor smooth = shares.mul(0.9).add(0.025);
        assertTensor(
                Loss.crossEntropy(logits, classes, none.smoothed(0.1)),
                shape(5),
                Loss.crossEntropy(logits, smooth, none).toDoubles());
        assertThat(Loss.crossEntropy(logits, classes, Classes.MEAN.ignoring(2)).item())
                .isCloseTo((each[0] + each[1] + each[2]) / 3, within(1e-12));
        Tensor weights = Tensor.of(1.0, 2.0, 3.0, 4.0);
        assertThat(Loss.crossEntropy(logits, classes, Classes.MEAN.weighted(weights))
                        .item())
                .isCloseTo((2 * each[0] + each[1] + 4 * each[2] + 3 * each[3] + 3 * each[4]) / 13, within(1e-12));
        assertThat(Loss.crossEntropy(logits.take(1, 0), Tensor.scalar(1L), Classes.MEAN)
                        .item())
                .isCloseTo(each[0], within(1e-12));
        assertMessage(() -> Loss.nll(logits, shares.convert(DType.I64), none), "nll: takes one class for each of");
        assertMessage(
                () -> Loss.crossEntropy(logits, shares, none.ignoring(1)),
                "crossEntropy: takes one probability for each");
    }

    @Test
    void lossesAreThoseOfTheirFormulas() {
        Tensor x = Tensor.of(-2.0, 0.25, 0.5);
        Tensor t = Tensor.of(0.0, 1.0, 0.5);
        assertThat(Loss.mse(x, t, Reduction.SUM).item()).isEqualTo(4.5625);
        assertTensor(Loss.l1(x, t, Reduction.NONE), shape(3), 2, 0.75, 0);
        assertTensor(Loss.huber(x, t, 1, Reduction.NONE), shape(3), 1.5, 0.28125, 0);
        assertTensor(Loss.smoothL1(x, t, 0.5, Reduction.NONE), shape(3), 1.75, 0.5, 0);
        Tensor p = x.sigmoid();
        assertTensor(
                Loss.bceWithLogits(x, t, Reduction.NONE),
                shape(3),
                Loss.bce(p, t, Reduction.NONE).toDoubles());
        assertTensor(
                Loss.bceWithLogits(x, t, Tensor.of(1.0), Reduction.NONE),
                shape(3),
                Loss.bceWithLogits(x, t, Reduction.NONE).toDoubles());
        assertThat(Loss.bce(Tensor.of(0.0), Tensor.of(1.0), Reduction.MEAN).item())
                .isEqualTo(100);
        assertThat(Loss.bceWithLogits(Tensor.of(1e9), Tensor.of(1.0), Reduction.MEAN)
                        .item())
                .isZero();
        assertTensor(
                Loss.kl(Tensor.of(-1.0, -2.0), Tensor.of(0.5, 0.0), Reduction.NONE),
                shape(2),
                0.5 * (Math.log(0.5) + 1),
                0);
        assertTensor(Loss.klOfLogarithms(x, x, Reduction.NONE), shape(3), 0, 0, 0);
        Tensor sign = Tensor.of(1.0, -1.0, 1.0);
        assertTensor(Loss.hinge(x, sign, Reduction.NONE), shape(3), 3, 1.25, 0.5);
        assertTensor(Loss.hingeEmbedding(x, sign, 1, Reduction.NONE), shape(3), -2, 0.75, 0.5);
        assertTensor(Loss.marginRanking(x, sign, 0.5, Reduction.NONE), shape(3), 2.5, 0.75, 0);
        assertTensor(
                Loss.softMargin(x, sign, Reduction.NONE),
                shape(3),
                x.mul(sign).neg().softplus().toDoubles());
        assertThat(Loss.poissonNll(x, t, Reduction.SUM).item())
                .isCloseTo(Math.exp(-2) + Math.exp(0.25) - 0.25 + Math.exp(0.5) - 0.25, within(1e-12));
        Tensor u = counting(2, 2);
        assertTensor(Loss.cosineEmbedding(u, u, Tensor.of(1.0, -1.0), Reduction.NONE), shape(2), 0, 1);
    }

    private static int kernels(UnaryOperator<Tensor> f, Tensor x) {
        var jitted = jit((Tensor y) -> f.apply(y));
        jitted.apply(x);
        assertThat(jitted.ir("fused")).doesNotContain("call ");
        return jitted.ir("fused").split("launch on", -1).length - 1;
    }

    @Test
    void normalisationsSoftmaxesAndLossesAreOneKernelEach() {
        Tensor classes = Tensor.iota(DType.I64, X.take(2, 0).shape(), 0).take(0, 2);
        Affine affine = new Affine(counting(4), counting(4));
        assertThat(kernels(x -> Nn.layerNorm(x, affine, 1e-5, 0), X)).isEqualTo(1);
        assertThat(kernels(x -> Nn.rmsNorm(x, affine, 1e-5, 0), X)).isEqualTo(1);
        assertThat(kernels(x -> Nn.batchNorm(x, Affine.NONE, 1e-5), X)).isEqualTo(1);
        assertThat(kernels(x -> x.softmax(0), X)).isEqualTo(1);
        assertThat(kernels(x -> x.logSoftmax(1), X)).isEqualTo(1);
        assertThat(kernels(x -> x.normalize(2, 1e-9, 0), X)).isEqualTo(1);
        assertThat(kernels(x -> Nn.cosineSimilarity(x, x.add(1), 0, 1e-9), X)).isEqualTo(1);
        assertThat(kernels(x -> Loss.mse(x, x.add(1), Reduction.MEAN), X)).isEqualTo(1);
        assertThat(kernels(x -> Loss.huber(x, x.neg(), 1, Reduction.MEAN), X)).isEqualTo(1);
        assertThat(kernels(x -> Loss.smoothL1(x, x.neg(), 1, Reduction.SUM), X)).isEqualTo(1);
        assertThat(kernels(x -> Loss.bceWithLogits(x, x.neg(), Reduction.MEAN), X))
                .isEqualTo(1);
        assertThat(kernels(x -> Loss.bce(x.sigmoid(), x.abs(), Reduction.MEAN), X))
                .isEqualTo(1);
        assertThat(kernels(x -> Loss.kl(x, x.abs(), Reduction.MEAN), X)).isEqualTo(1);
        Tensor logits = X.take(2, 0);
        Classes each = Classes.MEAN.reduced(Reduction.NONE);
        assertThat(kernels(x -> Loss.crossEntropy(x, classes, each), logits)).isEqualTo(1);
        assertThat(kernels(x -> Loss.nll(x, classes, Classes.MEAN), logits)).isEqualTo(1);
        // Its mean is over the losses of the batch, which are themselves sums over classes.
        assertThat(kernels(x -> Loss.crossEntropy(x, classes, Classes.MEAN), logits))
                .isEqualTo(2);
    }

    @Test
    void theGradientOfCrossEntropyIsTheSoftmaxWithoutTheTarget() {
        Tensor logits = X.take(2, 0);
        Tensor classes = Tensor.of(1L, 0L, 3L, 2L, 2L);
        Tensor expected =
                logits.softmax(0).sub(classes.oneHot(DType.F64, 4).transpose()).div(5);
        assertTensor(
                grad((Tensor x) -> Loss.crossEntropy(x, classes, Classes.MEAN)).apply(logits),
                shape(4, 5),
                expected.toDoubles());
    }
}
