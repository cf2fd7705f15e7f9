package dev.covector.bench.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The errors of all functions on every backend of this machine, against the bounds of {@code bounds.properties}. */
class AccuracyTest {
    private static final int POINTS = 60;

    @Test
    void noFunctionIsFurtherOffThanItsBound() throws IOException {
        Properties bounds = new Properties();
        try (InputStream file = AccuracyTest.class.getResourceAsStream("bounds.properties")) {
            bounds.load(Objects.requireNonNull(file));
        }
        List<Line> lines = new Accuracy(POINTS, Optional.empty(), Pattern.compile(""), _ -> {}).measure();
        Map<String, String> beyond = new TreeMap<>();
        for (Line line : lines) {
            String key = line.function().replaceAll("[^A-Za-z0-9]+", "_") + "." + line.dtype();
            double bound = Double.parseDouble(bounds.getProperty(key, "0"));
            line.worst().forEach((who, worst) -> {
                if (worst.ulps() > bound) {
                    beyond.put(key + ", " + who, worst + ", the bound being " + bound);
                }
            });
        }
        assertThat(beyond).isEmpty();
        assertThat(lines).hasSameSizeAs(bounds.keySet());
    }
}
