package dev.covector.codegen.jvm.math;

import dev.covector.ir.kernel.Intrinsic;
import java.util.List;

/** The largest error of a function over samples, in units of the last place, and where it was. */
record Accuracy(double ulps, double x, double y, double result) {
    /** A function of arrays. */
    @FunctionalInterface
    interface Function {
        double[] apply(List<double[]> arguments);
    }

    private static final int BLOCK = 1000;

    static Accuracy of(Function tested, Intrinsic function, Format format, List<double[]> arguments) {
        Accuracy worst = new Accuracy(-1, 0, 0, 0);
        int count = arguments.getFirst().length;
        for (int begin = 0; begin < count; begin += BLOCK) {
            int from = begin;
            int to = Math.min(count, from + BLOCK);
            List<double[]> block = arguments.stream()
                    .map(all -> java.util.Arrays.copyOfRange(all, from, to))
                    .toList();
            double[] results = tested.apply(block);
            for (int i = 0; i < results.length; i++) {
                double x = block.get(0)[i];
                double y = block.get(1)[i];
                double ulps = Reference.of(function, x, y).ulps(results[i], format);
                if (ulps > worst.ulps) {
                    worst = new Accuracy(ulps, x, y, results[i]);
                }
            }
        }
        return worst;
    }
}
