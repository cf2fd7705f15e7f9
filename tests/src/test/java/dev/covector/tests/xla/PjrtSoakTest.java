package dev.covector.tests.xla;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covector.lower.stablehlo.pjrt.install.CpuPlugin;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** What runs for long on a PJRT device leaves no memory behind. Some minutes: {@code -Dsoak=true} has it run. */
@EnabledIfSystemProperty(named = "soak", matches = "true")
class PjrtSoakTest {
    private static final double GROWTH = 1.05;

    @Test
    void aHundredThousandExecutionsAndAThousandCompilationsLeaveMemoryFlat() throws Exception {
        Assumptions.assumeTrue(CpuPlugin.isInstalled(), "there is no PJRT plugin");
        List<Double> resident = resident();
        System.out.println("resident after a fifth and in the end, in MiB: " + resident);
        assertThat(resident).hasSize(2);
        assertThat(resident.getLast()).isLessThan(resident.getFirst() * GROWTH);
    }

    /** The Java heap is all there from the beginning, so that what grows is not. */
    private static List<Double> resident() throws Exception {
        Process soak = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xms128m",
                        "-Xmx128m",
                        "-XX:+AlwaysPreTouch",
                        "--add-modules=jdk.incubator.vector",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PjrtSoak.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(soak.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(soak.waitFor()).as(output).isZero();
        return output.lines()
                .filter(line -> line.startsWith("resident "))
                .map(line -> Double.valueOf(line.substring("resident ".length())))
                .toList();
    }
}
