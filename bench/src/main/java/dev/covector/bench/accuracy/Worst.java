package dev.covector.bench.accuracy;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The largest error of a function over some points.
 *
 * @param ulps in units of the last place, infinite where the value is NaN
 * @param at the operands of the point that has it
 */
public record Worst(double ulps, double... at) {
    /** As much of the figure as is sure, and the place to seven digits: {@code 0.53 at -1.25e-3}. */
    @Override
    public String toString() {
        return size() + " at " + Arrays.stream(at).mapToObj(Worst::brief).collect(Collectors.joining(", "));
    }

    private String size() {
        if (Double.isInfinite(ulps)) {
            return "NaN";
        }
        return String.format(Locale.ROOT, ulps < 100 ? "%.2f" : ulps < 1e6 ? "%.0f" : "%.0e", ulps);
    }

    private static String brief(double x) {
        return new BigDecimal(x)
                .round(new MathContext(7))
                .stripTrailingZeros()
                .toString()
                .replace("E", "e");
    }
}
