package dev.covector.examples;

import static dev.covector.api.Covector.jit;
import static dev.covector.api.Covector.valueAndGrad;

import dev.covector.api.Jit3;
import dev.covector.api.Jit4;
import dev.covector.api.ValueAndGradient;
import dev.covector.runtime.Ledger;
import dev.covector.tracer.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Trains a classifier of handwritten digits over batches whose size changes at every step. The whole step (loss, gradient,
 * update) is one jitted function, evaluation is another; each has one plan in the end.
 */
public final class ClassifierTraining {
    /** How often each digit is trained on. */
    public static final int EPOCHS = 30;

    private static final int HIDDEN = 64;
    private static final double FIRST_RATE = 0.2;

    private final Digits train;
    private final Digits test;
    private final Random random;
    private final List<Double> losses = new ArrayList<>();
    private final List<Epoch> epochs = new ArrayList<>();

    private final Jit4<Momentum<Classifier>, Tensor, Tensor, Number, Step> step =
            jit(ClassifierTraining::step, "train");
    private final Jit3<Classifier, Tensor, Tensor, Tensor> correct = jit(Classifier::correct, "evaluate");
    private Momentum<Classifier> state;

    /** What one pass over the digits came to: the mean of the losses of its batches, and the accuracy on unseen digits. */
    public record Epoch(int number, double loss, double accuracy) {}

    private record Step(Momentum<Classifier> state, Tensor loss) {}

    /** @param seed of the first weights and of the batches */
    public ClassifierTraining(Digits.Split digits, long seed) {
        this.train = digits.train();
        this.test = digits.test();
        this.random = new Random(seed);
        this.state = Momentum.at(Classifier.random(HIDDEN, random));
    }

    private static Step step(Momentum<Classifier> state, Tensor images, Tensor labels, Number rate) {
        ValueAndGradient<Classifier> at = valueAndGrad(Classifier::loss).apply(state.params(), images, labels);
        return new Step(state.step(at.gradient(), rate), at.value());
    }

    /** Trains on each digit once. */
    public Epoch epoch() {
        double sum = 0;
        List<long[]> batches = Batches.of(train.count(), random);
        for (long[] batch : batches) {
            sum += train(train.at(batch), rate());
        }
        Epoch epoch = new Epoch(epochs.size() + 1, sum / batches.size(), accuracy());
        epochs.add(epoch);
        return epoch;
    }

    /** Falls from the first rate to nothing along half a cosine. */
    private double rate() {
        return FIRST_RATE * (1 + Math.cos(Math.PI * epochs.size() / EPOCHS)) / 2;
    }

    /** One step on a batch of any size; the loss before it. */
    double train(Digits batch, double rate) {
        Step done = step.apply(state, batch.images(), batch.labels(), rate);
        state = done.state;
        losses.add(done.loss.item());
        return losses.getLast();
    }

    /** The part of the unseen digits that the classifier recognises. */
    public double accuracy() {
        double sum = 0;
        for (long[] batch : Batches.of(test.count(), random)) {
            sum += correct(test.at(batch));
        }
        return sum / test.count();
    }

    /** How many of a batch of any size the classifier recognises. */
    double correct(Digits batch) {
        return correct.apply(state.params(), batch.images(), batch.labels()).item();
    }

    /** As far as it has been trained. */
    public Classifier classifier() {
        return state.params();
    }

    /** The loss of every step so far. */
    public List<Double> losses() {
        return List.copyOf(losses);
    }

    public List<Epoch> epochs() {
        return List.copyOf(epochs);
    }

    /** The training step after a stage, as {@code Jit.ir} names them. */
    public String ir(String stage) {
        return step.ir(stage);
    }

    /** What was compiled for training. */
    public Ledger trainingPlans() {
        return step.plans();
    }

    /** What was compiled for evaluation. */
    public Ledger evaluationPlans() {
        return correct.plans();
    }

    public static void main(String[] args) {
        var training = new ClassifierTraining(Digits.load().split(0), 1);
        for (int i = 0; i < EPOCHS; i++) {
            System.out.println(training.epoch());
        }
        System.out.println(training.trainingPlans());
        System.out.println(training.evaluationPlans());
    }
}
