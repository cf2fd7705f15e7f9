package dev.covector.examples;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.tracer.Tensor;
import java.util.Random;

/**
 * Tells digits apart by one hidden layer.
 *
 * @param w1 f32[pixels, hidden]
 * @param b1 f32[hidden]
 * @param w2 f32[hidden, classes]
 * @param b2 f32[classes]
 */
public record Classifier(Tensor w1, Tensor b1, Tensor w2, Tensor b2) {
    /** A classifier that knows nothing yet. */
    public static Classifier random(int hidden, Random random) {
        return new Classifier(
                weights(Digits.PIXELS, hidden, random),
                Tensor.zeros(DType.F32, hidden),
                weights(hidden, Digits.CLASSES, random),
                Tensor.zeros(DType.F32, Digits.CLASSES));
    }

    // Glorot and Bengio (2010): the variance that keeps signals and gradients of one size through tanh.
    private static Tensor weights(int in, int out, Random random) {
        double deviation = Math.sqrt(2.0 / (in + out));
        double[] elements = new double[in * out];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = deviation * random.nextGaussian();
        }
        return Tensor.of(DType.F32, new long[] {in, out}, elements);
    }

    /** How likely each class is, as the logarithm of a probability up to a constant an image: f32[n, classes]. */
    public Tensor logits(Tensor images) {
        Tensor hidden = images.matmul(w1).add(b1).tanh();
        return hidden.matmul(w2).add(b2);
    }

    /** The mean cross-entropy; zero of no images. */
    public Tensor loss(Tensor images, Tensor labels) {
        Tensor truth = labels.oneHot(DType.F32, Digits.CLASSES);
        Tensor count = Tensor.scalar(images.dim(0).max(Dim.ONE)).convert(DType.F32);
        return logits(images).logSoftmax(1).mul(truth).sum().neg().div(count);
    }

    /** How many of the images are recognised: i64. */
    public Tensor correct(Tensor images, Tensor labels) {
        return logits(images).argmax(1).eq(labels).convert(DType.I64).sum();
    }
}
