package dev.covector.user;

import static dev.covector.api.Covector.jit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.covector.api.nn.Affine;
import dev.covector.api.nn.Classes;
import dev.covector.api.nn.Loss;
import dev.covector.api.nn.Nn;
import dev.covector.api.nn.Reduction;
import dev.covector.tracer.Tensor;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How many kernels the ledger counts for what networks are made of. */
class KernelCountTest {
    private static final Tensor X = Elements.counting(4, 5).sin();
    private static final Tensor SIGNS = X.sign();
    private static final Tensor CLASSES = Tensor.of(1L, 0L, 3L, 2L, 2L);
    private static final Tensor SHARES = X.softmax(0);

    private static String kernels(UnaryOperator<Tensor> f) {
        return jit(f::apply).plan(X).kernels();
    }

    private static Map<String, String> counts(Map<String, UnaryOperator<Tensor>> functions) {
        Map<String, String> counts = new TreeMap<>();
        functions.forEach((name, f) -> counts.put(name, kernels(f)));
        return counts;
    }

    @Test
    void activationsAndNormalisationsAreOneKernelEach() {
        Affine affine = new Affine(Elements.counting(4), Elements.counting(4));
        assertOneKernelEach(Map.of(
                "gelu", x -> x.gelu(),
                "geluTanh", x -> x.geluTanh(),
                "silu", x -> x.silu(),
                "softplus", x -> x.softplus(),
                "softmax 0", x -> x.softmax(0),
                "softmax 1", x -> x.softmax(1),
                "logSoftmax 0", x -> x.logSoftmax(0),
                "logSoftmax 1", x -> x.logSoftmax(1),
                "layerNorm", x -> Nn.layerNorm(x, affine, 1e-5, 0),
                "rmsNorm", x -> Nn.rmsNorm(x, affine, 1e-5, 0)));
    }

    @ParameterizedTest
    @EnumSource
    void lossesAreOneKernelEach(Reduction how) {
        Map<String, UnaryOperator<Tensor>> losses = new TreeMap<>();
        losses.put("mse", x -> Loss.mse(x, SIGNS, how));
        losses.put("l1", x -> Loss.l1(x, SIGNS, how));
        losses.put("huber", x -> Loss.huber(x, SIGNS, 1, how));
        losses.put("smoothL1", x -> Loss.smoothL1(x, SIGNS, 1, how));
        losses.put("bce", x -> Loss.bce(x.abs(), SHARES, how));
        losses.put("bceWithLogits", x -> Loss.bceWithLogits(x, SHARES, how));
        losses.put("bceWithLogits, weighted", x -> Loss.bceWithLogits(x, SHARES, Tensor.of(2.0, 1, 1, 1, 1), how));
        losses.put("kl", x -> Loss.kl(x, SHARES, how));
        losses.put("klOfLogarithms", x -> Loss.klOfLogarithms(x, X, how));
        losses.put("hinge", x -> Loss.hinge(x, SIGNS, how));
        losses.put("hingeEmbedding", x -> Loss.hingeEmbedding(x, SIGNS, 1, how));
        losses.put("marginRanking", x -> Loss.marginRanking(x, SIGNS, 1, how));
        losses.put("softMargin", x -> Loss.softMargin(x, SIGNS, how));
        losses.put("poissonNll", x -> Loss.poissonNll(x, SHARES, how));
        Classes classes = Classes.MEAN.reduced(how);
        Tensor weights = Tensor.of(1.0, 2, 3, 4);
        losses.put("nll", x -> Loss.nll(x, CLASSES, classes));
        losses.put("nll, weighted", x -> Loss.nll(x, CLASSES, classes.weighted(weights)));
        losses.put("nll, ignoring", x -> Loss.nll(x, CLASSES, classes.ignoring(2)));
        losses.put("nll, smoothed", x -> Loss.nll(x, CLASSES, classes.smoothed(0.1)));
        losses.put("nll of shares", x -> Loss.nll(x, SHARES, classes));
        assertOneKernelEach(losses);
    }

    /** A total of losses that are themselves sums of the results of sums takes a second kernel: its loops are not theirs. */
    @ParameterizedTest
    @EnumSource
    void lossesOfColumnsAreOneKernelAndTheirTotalAnother(Reduction how) {
        Classes classes = Classes.MEAN.reduced(how);
        Tensor weights = Tensor.of(1.0, 2, 3, 4);
        Map<String, UnaryOperator<Tensor>> losses = new TreeMap<>();
        losses.put("crossEntropy", x -> Loss.crossEntropy(x, CLASSES, classes));
        losses.put("crossEntropy, weighted", x -> Loss.crossEntropy(x, CLASSES, classes.weighted(weights)));
        losses.put("crossEntropy, ignoring", x -> Loss.crossEntropy(x, CLASSES, classes.ignoring(2)));
        losses.put("crossEntropy, smoothed", x -> Loss.crossEntropy(x, CLASSES, classes.smoothed(0.1)));
        losses.put("crossEntropy of shares", x -> Loss.crossEntropy(x, SHARES, classes));
        losses.put("cosineEmbedding", x -> Loss.cosineEmbedding(x, X, SIGNS.take(0, 0), how));
        assertThat(counts(losses).values())
                .containsOnly(how == Reduction.NONE ? "1 kernel, 0 calls" : "2 kernels, 0 calls");
    }

    private static void assertOneKernelEach(Map<String, UnaryOperator<Tensor>> functions) {
        Map<String, String> counts = counts(functions);
        counts.values().removeIf("1 kernel, 0 calls"::equals);
        assertThat(counts).isEmpty();
    }
}
