package dev.covector.examples.xla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.covector.examples.Lines;
import dev.covector.lower.stablehlo.pjrt.install.CpuPlugin;
import dev.covector.tracer.Tensor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DigitsOnXlaTest {
    @TempDir
    private Path folder;

    @Test
    void theClassifierIsEvaluatedByXlaOrSaysWhyNotAndIsWrittenForJax() throws Exception {
        List<String> lines = new ArrayList<>();
        DigitsOnXla.run(new Lines(lines::add), folder.resolve("new"));
        double[] own = numbers(lines, "Covector's kernels");
        assertThat(own[0]).isGreaterThan(0.95);
        if (CpuPlugin.isInstalled()) {
            assertThat(numbers(lines, "XLA through PJRT")).containsExactly(own, within(2e-6));
            assertThat(lines).anyMatch(line -> line.contains("logits: 1 plan"));
        } else {
            assertThat(lines).anyMatch(line -> line.contains("XLA is skipped: there is no PJRT plugin"));
        }
        for (String name : List.of("logits", "loss", "gradient")) {
            assertThat(folder.resolve("new").resolve(name + ".mlir")).content().contains("func.func public @main(");
        }
    }

    /** The accuracy, the loss and the norm of the gradient. */
    private static double[] numbers(List<String> lines, String who) {
        String line =
                lines.stream().filter(each -> each.contains(who)).findFirst().orElseThrow();
        return Pattern.compile("[0-9]+\\.[0-9]+")
                .matcher(line)
                .results()
                .mapToDouble(number -> Double.parseDouble(number.group()))
                .toArray();
    }

    @Test
    void aTensorIsWrittenAsNumPyReadsIt() throws Exception {
        ForJax.create(folder).save("x", Tensor.of(new double[][] {{1, 2, 3}, {4, 5, 6}}));
        byte[] bytes = Files.readAllBytes(folder.resolve("x.npy"));
        String header = new String(bytes, 10, 118, StandardCharsets.US_ASCII);
        assertThat(header.strip()).isEqualTo("{'descr': '<f8', 'fortran_order': True, 'shape': (2,3,), }");
        assertThat(bytes).hasSize(128 + 6 * 8).startsWith(0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 118, 0);
        assertThat(bytes[128 + 15]).as("the 4 comes second").isEqualTo((byte) 0x40);
    }
}
