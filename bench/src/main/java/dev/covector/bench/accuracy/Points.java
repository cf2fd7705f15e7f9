package dev.covector.bench.accuracy;

import dev.covector.ir.DType;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Arguments of a function in one dtype, a list of operands each, with the results to many digits. */
record Points(Measured function, DType dtype, List<double[]> arguments, List<BigDecimal> results) {
    private static final int TRIES = 200;

    /** Arguments with their result. */
    private record Point(double[] arguments, BigDecimal result) {}

    /** The same points in every run, of arguments at which the function has a value. */
    static Points of(Measured function, DType dtype, int count) {
        List<Point> points = IntStream.range(0, count)
                .parallel()
                .mapToObj(i -> point(function, dtype, new SplittableRandom(i)))
                .toList();
        return new Points(
                function,
                dtype,
                points.stream().map(Point::arguments).toList(),
                points.stream().map(Point::result).toList());
    }

    private static Point point(Measured function, DType dtype, SplittableRandom random) {
        for (int i = 0; i < TRIES; i++) {
            double[] arguments = function.ranges().stream()
                    .mapToDouble(ranges -> number(ranges, dtype, random))
                    .toArray();
            BigDecimal result = result(function, arguments);
            if (result != null) {
                return new Point(arguments, result);
            }
        }
        throw new IllegalStateException("the ranges of " + function.name() + " are beside what it is defined for");
    }

    private static double number(List<Range> ranges, DType dtype, SplittableRandom random) {
        double x = ranges.get(random.nextInt(ranges.size())).number(random, dtype);
        return dtype == DType.F32 ? (float) x : x;
    }

    private static @Nullable BigDecimal result(Measured function, double... arguments) {
        try {
            return function.exact()
                    .of(IntStream.range(0, arguments.length)
                            .mapToObj(i -> new BigDecimal(arguments[i]))
                            .toList());
        } catch (ArithmeticException _) {
            return null;
        }
    }

    /** One operand of all points. */
    double[] operand(int i) {
        return arguments.stream().mapToDouble(point -> point[i]).toArray();
    }

    /** A name for files: that of the op, what is measured of it, and the dtype. */
    String name() {
        return function.name().replaceAll("[^A-Za-z0-9]+", "_") + "." + dtype;
    }

    /** The largest error of values of the function at these points. */
    Worst worst(double... values) {
        Worst worst = new Worst(0, arguments.getFirst());
        for (int i = 0; i < values.length; i++) {
            double ulps = error(values[i], i);
            worst = ulps > worst.ulps() ? new Worst(ulps, arguments.get(i)) : worst;
        }
        return worst;
    }

    /** Infinity counts as the number that would follow the largest one. */
    private double error(double value, int i) {
        if (Double.isNaN(value)) {
            return Double.POSITIVE_INFINITY;
        }
        BigDecimal exact = clamped(results.get(i));
        double size = Math.max(
                Math.abs(exact.doubleValue()),
                function.floor().applyAsDouble(arguments.get(i)[0]));
        double unit = dtype == DType.F32
                ? Math.ulp(Math.min((float) size, Float.MAX_VALUE))
                : Math.ulp(Math.min(size, Double.MAX_VALUE));
        BigDecimal got = Double.isInfinite(value)
                ? beyond().multiply(BigDecimal.valueOf(Math.signum(value)))
                : new BigDecimal(value);
        return got.subtract(exact)
                .abs()
                .divide(new BigDecimal(unit), MathContext.DECIMAL64)
                .doubleValue();
    }

    private BigDecimal clamped(BigDecimal exact) {
        return exact.abs().compareTo(beyond()) < 0 ? exact : beyond().multiply(BigDecimal.valueOf(exact.signum()));
    }

    private BigDecimal beyond() {
        int exponent = dtype == DType.F32 ? Float.MAX_EXPONENT : Double.MAX_EXPONENT;
        return BigDecimal.TWO.pow(exponent + 1);
    }
}
