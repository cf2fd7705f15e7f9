package dev.covector.bench;

import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * One line of the result: a case at a number of threads.
 *
 * @param medians of the frameworks that did it
 * @param agree whether all of them computed the same
 */
public record Row(String bench, String work, int threads, String unit, Map<Framework, Double> medians, boolean agree) {
    public Row {
        medians = Map.copyOf(medians);
    }

    /** The median of a framework, or null where it did not do the case. */
    public @Nullable Double median(Framework framework) {
        return medians.get(framework);
    }

    /** The least median among the peers. */
    public OptionalDouble better() {
        return medians.entrySet().stream()
                .filter(entry -> entry.getKey() != Framework.COVECTOR)
                .mapToDouble(Map.Entry::getValue)
                .min();
    }
}
