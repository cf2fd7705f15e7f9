package dev.covector.tests.xla;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.covector.examples.Lines;
import dev.covector.examples.krylov.GroundState;
import dev.covector.examples.mps.Compression;
import dev.covector.examples.photo.PhotoCompression;
import dev.covector.examples.solver.Strength;
import dev.covector.runtime.Device;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples say the same on XLA's CPU as on our kernels, but for times, and what is rounding alone. */
class ExamplesTest {
    private static final Pattern TIME = Pattern.compile("\\d+(\\.\\d+)? m?s\\b");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?(e[-+]\\d+)?");
    private static final Map<String, Consumer<Lines>> EXAMPLES = Map.of(
            "solver",
            lines -> new Strength().run(lines),
            "photo",
            PhotoCompression::run,
            "krylov",
            lines -> new GroundState().run(lines),
            "mps",
            Compression::run);

    static Stream<String> names() {
        return EXAMPLES.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("names")
    void sayTheSame(String name) {
        List<String> there = said(name, Devices.cpu());
        List<String> here = said(name, Device.host());
        assertThat(there).hasSameSizeAs(here);
        for (int i = 0; i < here.size(); i++) {
            String line = here.get(i);
            assertThat(NUMBER.matcher(there.get(i)).replaceAll("#").replaceAll(" +", " "))
                    .isEqualTo(NUMBER.matcher(line).replaceAll("#").replaceAll(" +", " "));
            List<Double> expected = numbers(line);
            List<Double> actual = numbers(there.get(i));
            for (int j = 0; j < expected.size(); j++) {
                double scale = Math.max(1, Math.abs(expected.get(j)));
                assertThat(actual.get(j)).as(line).isCloseTo(expected.get(j), within(1e-6 * scale));
            }
        }
    }

    /** The lines without times, and without those of a discarded weight, which is the size of its rounding. */
    private static List<String> said(String name, Device device) {
        return device.within(() -> {
            List<String> lines = new ArrayList<>();
            requireNonNull(EXAMPLES.get(name)).accept(new Lines(lines::add));
            lines.removeIf(line -> line.startsWith("Discarded"));
            lines.replaceAll(line -> TIME.matcher(line).replaceAll(""));
            return lines;
        });
    }

    private static List<Double> numbers(String line) {
        return NUMBER.matcher(line)
                .results()
                .map(found -> Double.valueOf(found.group()))
                .toList();
    }
}
