package dev.covector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covector.lower.stablehlo.pjrt.install.CpuPlugin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code plugin}, {@code doctor} and {@code run --on}. */
class PluginCommandsTest {
    private static final String TEXT = """
            module @m {
              func.func public @main(%a: tensor<2x3xf64>, %b: tensor<2xi32>) -> (tensor<3x2xf64>, tensor<2xi32>) {
                %0 = stablehlo.transpose %a, dims = [1, 0] : (tensor<2x3xf64>) -> tensor<3x2xf64>
                %1 = stablehlo.add %b, %b : tensor<2xi32>
                return %0, %1 : tensor<3x2xf64>, tensor<2xi32>
              }
            }
            """;

    @TempDir
    private Path folder;

    private Path a;
    private Path b;

    @BeforeEach
    void writeInputs() throws IOException {
        TestPlugin.require();
        a = write("a.json", "[[1, 2, 3], [4, 5, 6]]");
        b = write("b.json", "[7, 8]");
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void anInstalledPluginIsListedAndInstallingItAgainDoesNothing() {
        String library = CpuPlugin.library().toString();
        assertThat(Invocation.of("plugin", "list").out()).contains("cpu  xla-cpu-pjrt 0.0.1  " + library);
        assertThat(Invocation.of("plugin", "path").out()).isEqualTo(library + System.lineSeparator());
        assertThat(Invocation.of("plugin", "install", "cpu").out()).isEqualTo(library + System.lineSeparator());
        assertThat(Files.exists(CpuPlugin.header())).isTrue();
    }

    @Test
    void aPluginThatIsNotKnownIsSaid() {
        Invocation said = Invocation.of("plugin", "install", "gpu");
        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err()).contains("there is no plugin gpu to fetch; there is cpu");
    }

    @Test
    void doctorSaysWhichPluginThereIs() {
        assertThat(Invocation.of("doctor").out())
                .containsPattern("found +StableHLO +\\S+, PJRT 0\\.\\d+, \\{.*stablehlo_current_version=\\[1, ");
    }

    @Test
    void runGivesStableHloToThePlugin() throws IOException {
        Path out = folder.resolve("c.npy");
        Path twice = folder.resolve("d.json");
        Path program = write("p.mlir", TEXT);
        Invocation said = Invocation.of("run", program, "--on", "cpu", "-i", a, "-i", b, "-o", out, "-o", twice);
        assertThat(said).isEqualTo(new Invocation(0, "", ""));
        assertThat(twice).hasContent("[14,16]");
        Invocation again = Invocation.of("run", program, "-i", write("e.json", "[[1, 4, 2], [5, 3, 6]]"), "-i", twice);
        assertThat(again.out()).contains("[[1.0, 5.0],", "i32[2] [28, 32]");
        assertThat(Invocation.of("run", program, "-i", out, "-i", b).err())
                .contains("c.npy: the program takes f64[2,3]; got f64[3, 2]");
    }

    @Test
    void aPluginThatDiesApartIsAnError() throws IOException {
        Path program = write("p.mlir", TEXT);
        assertThat(Invocation.of("run", program, "--apart", "-i", a, "-i", b).out())
                .contains("[[1.0, 4.0],", "i32[2] [14, 16]");
        Path deadly = write("fft.mlir", """
                module @m { func.func public @main(%a: tensor<2xcomplex<f64>>) -> tensor<2xcomplex<f64>> {
                  %0 = stablehlo.fft %a, type = FFT, length = [64] : (tensor<2xcomplex<f64>>) -> tensor<2xcomplex<f64>>
                  return %0 : tensor<2xcomplex<f64>> } }
                """);
        Invocation said = Invocation.of("run", deadly, "--apart", "-i", write("c.json", "[[1, 0], [2, 0]]"));
        assertThat(said.status()).isEqualTo(1);
        assertThat(said.err()).startsWith("covector: the plugin ended its process with status 134");
    }

    @Test
    void whatThePluginSaysOfTheTextNamesItsPlace() throws IOException {
        Path wrong = write("wrong.mlir", TEXT.replace("transpose", "transpoose"));
        Invocation said = Invocation.of("run", wrong, "--on", "cpu", "-i", a, "-i", b);
        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err()).startsWith(wrong + ":3:10: custom op 'stablehlo.transpoose' is unknown");
    }

    @Test
    void inputsThatAreMissingOrOfTypesWithoutFilesAreSaid() throws IOException {
        Path program = write("p.mlir", TEXT);
        assertThat(Invocation.of("run", program, "-i", a).err())
                .contains("p.mlir: wants one --input for each of [f64[2,3], s32[2]]; got 1");
        Path bytes = write("q.mlir", TEXT.replace("i32", "i8"));
        assertThat(Invocation.of("run", bytes, "-i", a, "-i", b).err())
                .contains("q.mlir: has an argument or result s8[2]");
        assertThat(Invocation.of("run", program, "--on", folder.resolve("no.so"), "-i", a, "-i", b)
                        .err())
                .contains("there is no file")
                .contains("no.so");
    }
}
