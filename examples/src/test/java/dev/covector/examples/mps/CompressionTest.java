package dev.covector.examples.mps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covector.examples.Lines;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CompressionTest {
    @Test
    void theEnergyFallsTowardsTheLeastByOnePlanEach() {
        List<String> lines = new ArrayList<>();
        Compression.run(new Lines(lines::add));
        List<Double> energies = Pattern.compile("(?m)^ +\\d+ +(-\\S+)")
                .matcher(String.join("\n", lines))
                .results()
                .map(row -> Double.valueOf(row.group(1)))
                .toList();
        assertThat(energies).hasSize(11).isSortedAccordingTo((x, y) -> Double.compare(y, x));
        assertThat(energies.getLast()).isBetween(Ising.leastAtCriticalField(30), -37.79);
        assertThat(lines.stream().filter(line -> line.contains(": 1 plan, "))).hasSize(3);
    }
}
