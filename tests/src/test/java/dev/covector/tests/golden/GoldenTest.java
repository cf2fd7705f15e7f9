package dev.covector.tests.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covector.codegen.jvm.emit.KernelCompiler;
import dev.covector.codegen.jvm.emit.VectorShape;
import dev.covector.passes.lower.Step;
import dev.covector.runtime.HostPlan;
import dev.covector.runtime.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The simplified IR, the kernels, and their Java source at 256 bits, of a dozen functions, are what {@code tests/golden}
 * says. {@code -Dgolden.update=true} writes those files anew: then read the difference before it is committed.
 */
class GoldenTest {
    private static final Path GOLDEN = folder();
    private static final boolean UPDATE = Boolean.getBoolean("golden.update");

    @TestFactory
    Stream<DynamicTest> functionsBecomeWhatTheGoldenTextsSay() {
        return Functions.all().entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(
                        each.getKey(),
                        () -> check(each.getKey(), each.getValue().get())));
    }

    @Test
    void everyGoldenTextHasItsFunction() throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Functions.all().keySet().stream()
                            .map(name -> name + ".txt")
                            .toList());
        }
    }

    private void check(String name, Plan plan) throws IOException {
        Path golden = GOLDEN.resolve(name + ".txt");
        if (UPDATE) {
            Files.writeString(golden, text(plan));
        }
        List<String> expected = Files.readAllLines(golden);
        List<String> actual = text(plan).lines().toList();
        assertThat(actual.equals(expected))
                .withFailMessage(() -> difference(name, expected, actual))
                .isTrue();
    }

    /** The lines from the first to the last that differ, at most a screen of each text. */
    private static String difference(String name, List<String> expected, List<String> actual) {
        int shared = Math.min(expected.size(), actual.size());
        int first = 0;
        while (first < shared && expected.get(first).equals(actual.get(first))) {
            first++;
        }
        int last = 0;
        while (last < shared - first
                && expected.reversed().get(last).equals(actual.reversed().get(last))) {
            last++;
        }
        return name + ".txt differs from line " + (first + 1) + " on; -Dgolden.update=true takes over what is now\n"
                + screen("- ", expected.subList(first, expected.size() - last))
                + screen("+ ", actual.subList(first, actual.size() - last));
    }

    private static String screen(String mark, List<String> lines) {
        String shown = lines.stream().limit(20).map(line -> mark + line + "\n").collect(Collectors.joining());
        return lines.size() <= 20 ? shown : shown + mark + "… and " + (lines.size() - 20) + " more lines\n";
    }

    private static String text(Plan plan) {
        List<String> parts = new ArrayList<>();
        parts.add("// Simplified\n\n" + plan.ir("simplified").strip());
        parts.add("// Fused\n\n" + plan.ir("fused").strip());
        KernelCompiler compiler = new KernelCompiler(VectorShape.BITS_256);
        for (Step step : ((HostPlan) plan).program().steps()) {
            if (step instanceof Step.Launch launch) {
                parts.add("// Java\n\n"
                        + compiler.compile(launch.kernel()).source().strip());
            }
            if (step instanceof Step.Control control && control.repeated() != null) {
                parts.add("// Java\n\n"
                        + compiler.compile(control.repeated().recurrence())
                                .source()
                                .strip());
            }
        }
        // The lines of this test's own source are no part of what is held.
        return String.join("\n\n", parts).replaceAll(" at \\w+\\.java:\\d+", "") + "\n";
    }

    private static Path folder() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("covector"))) {
            folder = Objects.requireNonNull(folder.getParent(), "these tests run inside Covector's source tree");
        }
        return folder.resolve("tests/golden");
    }
}
