package dev.covector.codegen.jvm.math;

import dev.covector.ir.kernel.Intrinsic;
import dev.covector.ops.math.Format;
import java.util.Arrays;
import java.util.List;

/** The largest error of a function over samples, in units of the last place, and where it was. */
record Accuracy(double ulps, double x, double y, double result) {
    /** A function of arrays. */
    @FunctionalInterface
    interface Function {
        double[] apply(List<double[]> arguments);
    }

    private static final int BLOCK = 1000;

    /** Samples with their exact results. */
    record Known(Format format, List<double[]> arguments, Exact[] results) {
        static Known of(Intrinsic function, Format format, int count, long seed) {
            List<double[]> arguments = Samples.of(function, format, count, seed);
            Exact[] results = new Exact[count];
            Arrays.setAll(
                    results,
                    i -> Reference.of(function, arguments.get(0)[i], arguments.get(1)[i]));
            return new Known(format, arguments, results);
        }
    }

    static Accuracy of(Function tested, Known known) {
        Accuracy worst = new Accuracy(-1, 0, 0, 0);
        for (int begin = 0; begin < known.results.length; begin += BLOCK) {
            int from = begin;
            int to = Math.min(known.results.length, from + BLOCK);
            double[] results = tested.apply(known.arguments.stream()
                    .map(all -> Arrays.copyOfRange(all, from, to))
                    .toList());
            for (int i = from; i < to; i++) {
                double ulps = known.results[i].ulps(results[i - from], known.format);
                if (ulps > worst.ulps) {
                    worst = new Accuracy(
                            ulps, known.arguments.get(0)[i], known.arguments.get(1)[i], results[i - from]);
                }
            }
        }
        return worst;
    }
}
