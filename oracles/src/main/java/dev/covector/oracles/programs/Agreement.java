package dev.covector.oracles.programs;

import dev.covector.ir.DType;
import dev.covector.ir.Func;
import dev.covector.tracer.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether other results are the expected ones up to rounding. What rounding may change is found by experiment: the program is run
 * again and again under {@link Rounding}, until the results agree or so many runs have not spread as far.
 */
final class Agreement {
    private static final int MOST_RUNS = 64;
    private static final double MARGIN = 4;

    private final Func f;
    private final Point point;
    private final List<Tensor> expected;
    private final Draw draw;
    private final boolean isElsewhere;
    private final List<double[]> numbers;
    private final List<double[]> spread;
    private int runs;

    Agreement(Func f, Point point, List<Tensor> expected, long seed) {
        this(f, point, expected, seed, false);
    }

    /** @param isElsewhere whether the other results have other elementary functions, whose errors are small beside 1, not beside their zeros */
    Agreement(Func f, Point point, List<Tensor> expected, long seed, boolean isElsewhere) {
        this.isElsewhere = isElsewhere;
        this.f = f;
        this.point = point;
        this.expected = expected;
        this.draw = new Draw(seed);
        this.numbers = expected.stream().map(Elements::of).toList();
        this.spread = new ArrayList<>();
        numbers.forEach(all -> spread.add(new double[all.length]));
    }

    /** The first difference in words; null where there is none. */
    @Nullable
    String difference(List<Tensor> actual) {
        for (int i = 0; i < expected.size(); i++) {
            Tensor e = expected.get(i);
            Tensor a = actual.get(i);
            if (e.dtype() != a.dtype()
                    || !Arrays.equals(e.data().shape(), a.data().shape())) {
                return "result %d is %s; expected %s".formatted(i, a.type(), e.type());
            }
        }
        List<double[]> others = actual.stream().map(Elements::of).toList();
        String difference = compared(others);
        while (difference != null && runs < MOST_RUNS) {
            for (int more = Math.max(1, runs); more > 0; more--) {
                run();
            }
            difference = compared(others);
        }
        return difference;
    }

    /** How far rounding was seen to move a part of a result, at least so many runs tried; infinite where it is not determined. */
    double spread(int result, int part, int atLeast) {
        while (runs < atLeast) {
            run();
        }
        return spread.get(result)[part];
    }

    private void run() {
        runs++;
        List<Tensor> moved = Stepwise.run(f, point, new Rounding(draw));
        for (int i = 0; i < moved.size(); i++) {
            double[] others = Elements.of(moved.get(i));
            for (int j = 0; j < others.length; j++) {
                double distance = distance(numbers.get(i)[j], others[j]);
                spread.get(i)[j] = Math.max(spread.get(i)[j], distance);
            }
        }
    }

    private @Nullable String compared(List<double[]> others) {
        for (int i = 0; i < numbers.size(); i++) {
            DType dtype = expected.get(i).dtype();
            for (int j = 0; j < numbers.get(i).length; j++) {
                double e = numbers.get(i)[j];
                double a = others.get(i)[j];
                if (!(distance(e, a) <= floor(dtype, e) + MARGIN * spread.get(i)[j])) {
                    return "result %d (%s), part %d: %s; expected %s, and rounding moves it by %s"
                            .formatted(i, expected.get(i).type(), j, a, e, spread.get(i)[j]);
                }
            }
        }
        return null;
    }

    /** A last rounding, and numbers too small to be rounded in proportion. */
    private double floor(DType dtype, double number) {
        double scale = Double.isFinite(number) ? Math.abs(number) : 0;
        double size = isElsewhere ? 8 * Math.max(1, scale) : scale;
        return switch (dtype.realPart()) {
            case F32 -> 0x1p-22 * size + Float.MIN_NORMAL;
            case F64 -> 0x1p-51 * size + Double.MIN_NORMAL;
            case BOOL, I32, I64, C64, C128 -> 0;
        };
    }

    /** Infinite between a number and what is none, or the other infinity. */
    private static double distance(double x, double y) {
        if (Double.isNaN(x) || Double.isNaN(y)) {
            return Double.isNaN(x) && Double.isNaN(y) ? 0 : Double.POSITIVE_INFINITY;
        }
        return x == y ? 0 : Math.abs(x - y);
    }
}
