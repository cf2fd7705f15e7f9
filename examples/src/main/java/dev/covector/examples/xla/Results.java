package dev.covector.examples.xla;

import dev.covector.examples.Classifier;
import dev.covector.tracer.Structure;
import dev.covector.tracer.Tensor;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What a classifier makes of digits.
 *
 * @param accuracy the part that is recognised
 * @param gradient of the loss by the weights
 */
record Results(Tensor logits, double accuracy, double loss, List<Tensor> gradient) {
    static Results of(Tensor logits, Tensor loss, Classifier gradient, Tensor labels) {
        double right =
                logits.argmax(1).eq(labels).convert(logits.dtype()).mean().item();
        return new Results(
                logits, right, loss.item(), Structure.flatten(gradient).leaves());
    }

    double logitsTo(Results other) {
        return largest(logits, other.logits);
    }

    double gradientTo(Results other) {
        return IntStream.range(0, gradient.size())
                .mapToDouble(i -> largest(gradient.get(i), other.gradient.get(i)))
                .max()
                .orElse(0);
    }

    private static double largest(Tensor x, Tensor y) {
        return x.sub(y).abs().max().item();
    }

    private double norm() {
        return Math.sqrt(gradient.stream()
                .mapToDouble(part -> part.square().sum().item())
                .sum());
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "accuracy %.4f   loss %.6f   norm of the gradient %.6f", accuracy, loss, norm());
    }
}
