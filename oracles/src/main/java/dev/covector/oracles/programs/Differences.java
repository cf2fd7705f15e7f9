package dev.covector.oracles.programs;

import dev.covector.runtime.Plan;
import dev.covector.tracer.Tensor;
import java.util.ArrayList;
import java.util.List;

/** A program before, at and behind a point, at three distances, each half the one before. */
final class Differences {
    /** The least distance is a quarter of this. */
    static final double STEP = 0x1p-12;

    private static final int STEPS = 3;

    /** What is halved with the step, nearly. */
    private static final double HALVED = 0.7;

    private final List<double[]> here;
    private final List<List<double[]>> before = new ArrayList<>();
    private final List<List<double[]>> behind = new ArrayList<>();

    Differences(Plan plan, Direction direction, List<Tensor> here) {
        this.here = parts(here);
        for (int i = 0; i < STEPS; i++) {
            before.add(parts(Ways.run(plan, direction.moved(-step(i)).inputs())));
            behind.add(parts(Ways.run(plan, direction.moved(step(i)).inputs())));
        }
    }

    private static List<double[]> parts(List<Tensor> tensors) {
        return tensors.stream().map(Elements::of).toList();
    }

    private static double step(int i) {
        return STEP / (1 << i);
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
        double noise = 1e-9 * Math.max(1, Math.abs(slopes[2])) + 0x1p-50 * Math.abs(y) / step(2);
        double far = Math.abs(slopes[0] - slopes[1]);
        double near = Math.abs(slopes[1] - slopes[2]);
        boolean smooth = bends[1] <= HALVED * bends[0] + noise
                && bends[2] <= HALVED * bends[1] + noise
                && near <= HALVED * far + noise;
        double error = 2 * near + noise;
        return new Estimate(slopes[2], smooth && Double.isFinite(error) ? error : Double.POSITIVE_INFINITY);
    }
}
