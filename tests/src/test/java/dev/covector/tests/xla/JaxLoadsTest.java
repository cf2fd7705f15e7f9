package dev.covector.tests.xla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.covector.examples.Digits;
import dev.covector.examples.Lines;
import dev.covector.examples.xla.DigitsOnXla;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the example {@code xla} writes is loaded by JAX, which computes the same. */
class JaxLoadsTest {
    private static final Pattern OWN =
            Pattern.compile("Covector's kernels +accuracy ([0-9.]+) +loss ([0-9.]+) +norm of the gradient ([0-9.]+)");

    @TempDir
    private Path folder;

    @Test
    void functionsForAllSizesAreJaxsFunctionsWithDerivatives() throws Exception {
        Optional<String> python = Xla.python();
        Assumptions.assumeTrue(python.isPresent(), "there is no Python with JAX; tests/xla/setup makes one");
        List<String> lines = new ArrayList<>();
        DigitsOnXla.run(new Lines(lines::add), folder);
        Matcher own = lines.stream()
                .map(OWN::matcher)
                .filter(Matcher::find)
                .findFirst()
                .orElseThrow();
        Map<String, Double> jax = printed(python.get());
        assertThat(jax.get("accuracy")).isCloseTo(Double.parseDouble(own.group(1)), within(1e-4));
        assertThat(jax.get("loss")).isCloseTo(Double.parseDouble(own.group(2)), within(2e-6));
        assertThat(jax.get("norm")).isCloseTo(Double.parseDouble(own.group(3)), within(2e-6));
        assertThat(jax.get("difference")).isLessThan(1e-4);
        assertThat(jax.get("first7")).isCloseTo(lossOfSeven(), within(2e-6));
    }

    private static double lossOfSeven() {
        Digits.Split digits = Digits.load().split(0);
        Digits seven = digits.test().at(0, 1, 2, 3, 4, 5, 6);
        return DigitsOnXla.trained(digits).loss(seven.images(), seven.labels()).item();
    }

    /** The numbers that the script prints, by their names. */
    private Map<String, Double> printed(String python) throws IOException, InterruptedException {
        Process script = new ProcessBuilder(
                        python, Xla.source("examples/jax/digits.py").toString(), folder.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(script.waitFor()).as(output).isZero();
        Map<String, Double> numbers = new HashMap<>();
        for (String line : output.lines().toList()) {
            String[] words = line.split(" ", -1);
            if (words.length == 2) {
                numbers.put(words[0], Double.parseDouble(words[1]));
            }
        }
        return numbers;
    }
}
