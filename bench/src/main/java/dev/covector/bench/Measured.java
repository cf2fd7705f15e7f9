package dev.covector.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a process found for one case.
 *
 * @param samples in the unit
 * @param sums of the moduli of all elements of the result, and of their squares; they tell whether all frameworks did the same work
 */
public record Measured(
        @JsonProperty("case") String work,
        @JsonProperty("unit") String unit,
        @JsonProperty("samples") List<Double> samples,
        @JsonProperty("sums") @Nullable List<Double> sums) {
    /** Single precision, and sums in another order. */
    private static final double TOLERANCE = 2e-3;

    static Measured of(String work, String unit, @Nullable List<Double> sums, double... samples) {
        return new Measured(work, unit, Arrays.stream(samples).boxed().toList(), sums);
    }

    /** Whether both results may be the same up to rounding; true where one has no sums. */
    boolean agrees(Measured other) {
        if (sums == null || other.sums == null) {
            return true;
        }
        double squares = sums.get(1);
        double norm = Math.sqrt(squares);
        return Math.abs(sums.get(0) - other.sums.get(0)) <= TOLERANCE * (norm + Math.abs(sums.get(0)))
                && Math.abs(squares - other.sums.get(1)) <= TOLERANCE * squares;
    }

    static double median(List<Double> samples) {
        List<Double> sorted = samples.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
