package dev.covector.bench.accuracy;

import dev.covector.ir.DType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Arguments of a function in one dtype, an array for each operand, with the results to many digits. */
record Points(Measured function, DType dtype, List<double[]> arguments, List<BigDecimal> results) {
    /** The same points in every run. */
    static Points of(Measured function, DType dtype, int count) {
        SplittableRandom random = new SplittableRandom(11);
        List<double[]> arguments = new ArrayList<>();
        for (List<Range> ranges : function.ranges()) {
            double[] column = new double[count];
            Arrays.setAll(column, _ -> {
                double x = ranges.get(random.nextInt(ranges.size())).number(random);
                return dtype == DType.F32 ? (float) x : x;
            });
            arguments.add(column);
        }
        List<BigDecimal> results = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int at = i;
            results.add(function.exact()
                    .of(arguments.stream()
                            .map(column -> new BigDecimal(column[at]))
                            .toList()));
        }
        return new Points(function, dtype, arguments, results);
    }

    /** A name for files: that of the function and of the dtype. */
    String name() {
        return name(function, dtype);
    }

    static String name(Measured function, DType dtype) {
        return function.name().replaceAll("[^A-Za-z0-9]+", "_") + "." + dtype;
    }

    /** The largest error of values of the function at these points, in units of the last place of the dtype. */
    double worst(double... values) {
        double worst = 0;
        for (int i = 0; i < values.length; i++) {
            worst = Math.max(worst, error(values[i], results.get(i)));
        }
        return worst;
    }

    private double error(double value, BigDecimal exact) {
        double size = Math.max(Math.abs(exact.doubleValue()), function.scale());
        double unit = dtype == DType.F32 ? Math.ulp((float) size) : Math.ulp(size);
        if (Double.isInfinite(unit) || Double.isNaN(unit)) {
            return Math.abs(value) == Double.POSITIVE_INFINITY ? 0 : Double.POSITIVE_INFINITY;
        }
        return Double.isFinite(value)
                ? new BigDecimal(value).subtract(exact).abs().doubleValue() / unit
                : Double.POSITIVE_INFINITY;
    }
}
