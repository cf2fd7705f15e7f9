package dev.covector.oracles.programs;

import dev.covector.runtime.Plan;
import dev.covector.tracer.Tensor;
import java.util.ArrayList;
import java.util.List;

/** A program before, at and behind a point, at four distances, each half the one before. */
final class Differences {
    private static final int STEPS = 4;

    /** What goes with the step, and with its square, from one step to the next; nearly, since more terms follow. */
    private static final double HALVED = 0.65;

    private static final double QUARTERED = 0.35;

    private final double step;
    private final List<double[]> here;
    private final List<List<double[]>> before = new ArrayList<>();
    private final List<List<double[]>> behind = new ArrayList<>();

    /** @param step the largest distance */
    Differences(Plan plan, Direction direction, List<Tensor> here, double step) {
        this.step = step;
        this.here = parts(here);
        for (int i = 0; i < STEPS; i++) {
            before.add(parts(Ways.run(plan, direction.moved(-step(i)).inputs())));
            behind.add(parts(Ways.run(plan, direction.moved(step(i)).inputs())));
        }
    }

    private static List<double[]> parts(List<Tensor> tensors) {
        return tensors.stream().map(Elements::of).toList();
    }

    private double step(int i) {
        return step / (1 << i);
    }

    /** How far a difference is off where its numbers are off by so much. */
    double noise(double spread) {
        return spread / step(STEPS - 1);
    }

    /** What differences say of a derivative, and how well they know it: infinity says that they do not. */
    record Estimate(double derivative, double error) {}

    Estimate at(int result, int part) {
        double y = here.get(result)[part];
        double[] slopes = new double[STEPS];
        double[] bends = new double[STEPS];
        for (int i = 0; i < STEPS; i++) {
            double low = before.get(i).get(result)[part];
            double high = behind.get(i).get(result)[part];
            slopes[i] = (high - low) / (2 * step(i));
            bends[i] = Math.abs(high - 2 * y + low) / step(i);
        }
        int last = STEPS - 1;
        double noise = 1e-9 * Math.max(1, Math.abs(slopes[last])) + 0x1p-50 * Math.abs(y) / step(last);
        boolean smooth = true;
        for (int i = 1; i < STEPS; i++) {
            smooth &= bends[i] <= HALVED * bends[i - 1] + noise;
            smooth &= i == 1 || closer(slopes, i) <= QUARTERED * closer(slopes, i - 1) + noise;
        }
        double error = 2 * closer(slopes, last) + noise;
        return new Estimate(slopes[last], smooth && Double.isFinite(error) ? error : Double.POSITIVE_INFINITY);
    }

    private static double closer(double[] slopes, int i) {
        return Math.abs(slopes[i] - slopes[i - 1]);
    }
}
