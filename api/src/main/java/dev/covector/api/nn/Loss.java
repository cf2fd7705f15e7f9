package dev.covector.api.nn;

import dev.covector.tracer.Tensor;

/**
 * Losses: how far predictions are from targets, with which they broadcast. Each is one kernel when it is compiled; where a
 * loss needs sums of its own, as those of {@link #crossEntropy} over classes, its mean or sum over the others is a second.
 */
public final class Loss {
    /** As PyTorch's, logarithms of probabilities are not below this. */
    private static final double LEAST_LOGARITHM = -100;

    private Loss() {}

    /** (x - target)². */
    public static Tensor mse(Tensor x, Tensor target, Reduction reduction) {
        return reduction.of(x.sub(target).square());
    }

    /** |x - target|; the derivative where they are equal is zero. */
    public static Tensor l1(Tensor x, Tensor target, Reduction reduction) {
        return reduction.of(x.sub(target).abs());
    }

    /** d² / 2 of the difference d where it is below delta, and the straight line that goes on from there. */
    public static Tensor huber(Tensor x, Tensor target, double delta, Reduction reduction) {
        Tensor d = x.sub(target);
        Tensor size = d.abs();
        return reduction.of(
                size.lt(delta).select(d.square().mul(0.5), size.sub(0.5 * delta).mul(delta)));
    }

    /** {@link #huber} divided by beta; of beta zero {@link #l1}. */
    public static Tensor smoothL1(Tensor x, Tensor target, double beta, Reduction reduction) {
        Tensor d = x.sub(target);
        Tensor size = d.abs();
        return reduction.of(beta == 0 ? size : size.lt(beta).select(d.square().mul(0.5 / beta), size.sub(0.5 * beta)));
    }

    /**
     * Minus the logarithm of the softmax of logits [..., classes, n] (or [classes]) at the target: the number of a class for
     * each ([..., n], integers), or a probability for each class.
     */
    public static Tensor crossEntropy(Tensor logits, Tensor target, Classes classes) {
        return classes.of("crossEntropy", logits.logSoftmax(Classes.axis(logits)), target);
    }

    /** Minus the logarithm of a probability [..., classes, n] (or [classes]) at the number of the target class. */
    public static Tensor nll(Tensor logarithms, Tensor target, Classes classes) {
        return classes.of("nll", logarithms, target);
    }

    /** -t log p - (1 - t) log(1 - p) of a probability p; logarithms are not below -100. */
    public static Tensor bce(Tensor p, Tensor target, Reduction reduction) {
        Tensor hit = p.log().maximum(LEAST_LOGARITHM).mul(target);
        Tensor miss = p.neg().log1p().maximum(LEAST_LOGARITHM).mul(target.neg().add(1));
        return reduction.of(hit.add(miss).neg());
    }

    /** {@link #bce} of the logistic function of x, without overflow: softplus(x) - x t. */
    public static Tensor bceWithLogits(Tensor x, Tensor target, Reduction reduction) {
        return reduction.of(x.softplus().sub(x.mul(target)));
    }

    /** {@link #bceWithLogits} where positive targets weigh w: (1 - t) x + (1 + (w - 1) t) softplus(-x). */
    public static Tensor bceWithLogits(Tensor x, Tensor target, Tensor positive, Reduction reduction) {
        Tensor weight = positive.sub(1).mul(target).add(1);
        Tensor softplus = x.neg().softplus();
        return reduction.of(target.neg().add(1).mul(x).add(weight.mul(softplus)));
    }

    /** t log t - t x for logarithms x and probabilities t; zero where t is zero. */
    public static Tensor kl(Tensor logarithms, Tensor target, Reduction reduction) {
        Tensor isZero = target.le(0);
        Tensor logarithm = isZero.select(0, isZero.select(1, target).log());
        return reduction.of(target.mul(logarithm.sub(logarithms)));
    }

    /** {@link #kl} where the target is logarithms too. */
    public static Tensor klOfLogarithms(Tensor logarithms, Tensor target, Reduction reduction) {
        return reduction.of(target.exp().mul(target.sub(logarithms)));
    }

    /** max(0, 1 - x t) for targets 1 and -1. */
    public static Tensor hinge(Tensor x, Tensor target, Reduction reduction) {
        return reduction.of(x.mul(target).neg().add(1).relu());
    }

    /** x where the target is 1, max(0, margin - x) where it is -1. */
    public static Tensor hingeEmbedding(Tensor x, Tensor target, double margin, Reduction reduction) {
        return reduction.of(target.eq(1).select(x, x.neg().add(margin).relu()));
    }

    /** 1 - cosine of x and y over axis 0 where the target is 1, max(0, cosine) where it is -1. */
    public static Tensor cosineEmbedding(Tensor x, Tensor y, Tensor target, Reduction reduction) {
        Tensor cosine = Nn.cosineSimilarity(x, y, 0, 1e-8);
        return reduction.of(target.eq(1).select(cosine.neg().add(1), cosine.relu()));
    }

    /** max(0, margin - t d) for a difference d that shall be positive where t is 1, negative where it is -1. */
    public static Tensor marginRanking(Tensor d, Tensor target, double margin, Reduction reduction) {
        return reduction.of(d.mul(target).neg().add(margin).relu());
    }

    /** log(1 + exp(-x t)) for targets 1 and -1. */
    public static Tensor softMargin(Tensor x, Tensor target, Reduction reduction) {
        return reduction.of(x.mul(target).neg().softplus());
    }

    /** exp(x) - t x, for counts t whose logarithm of the rate is x. */
    public static Tensor poissonNll(Tensor x, Tensor target, Reduction reduction) {
        return reduction.of(x.exp().sub(target.mul(x)));
    }
}
