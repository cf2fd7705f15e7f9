package dev.covector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covector.cli.files.TensorFile;
import dev.covector.tracer.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code run}, {@code opt} and {@code explain} on one function: row sums of sin(x y) twice. */
class FunctionCommandsTest {
    private static final String TEXT = """
            func f(%0: f64[n, m], %1: f64[m]) -> (f64[n]) {
              %2: f64[n, m] = broadcast %1 {shape = [n, m], axes = [1]}
              %3: f64[n, m] = mul %0, %2
              %4: f64[n, m] = abs %3
              %5: f64[n, m] = abs %3
              %6: f64[n, m] = add %4, %5
              %7: f64[n] = sum %6 {axes = [1]}
              return %7
            }
            """;

    @TempDir
    private Path folder;

    private Path function;

    @BeforeEach
    void writeFunction() throws IOException {
        function = write("f.cv", TEXT);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void runPrintsTheResults() throws IOException {
        Path x = write("x.json", "[[1, 2, 3], [4, 5, -6]]");
        Path y = write("y.json", "[1, 10, 100]");
        Invocation done = Invocation.of("run", function, "--input", x, "--input", y);
        assertThat(done).isEqualTo(new Invocation(0, "Tensor f64[2] [ 642.0, 1308.0]" + System.lineSeparator(), ""));
    }

    @Test
    void runWritesTheResultsAndServesSizesZeroAndOne() throws IOException {
        Path out = folder.resolve("out.json");
        Path x = write("x.json", "[[], []]");
        Path y = write("y.json", "[]");
        assertThat(Invocation.of("run", function, "-i", x, "-i", y, "-o", out)).isEqualTo(new Invocation(0, "", ""));
        assertThat(out).hasContent("[0.0,0.0]");
        Path npy = folder.resolve("out.npy");
        Path one = write("one.json", "[[3]]");
        assertThat(Invocation.of("run", function, "-i", one, "-i", write("w.json", "[-2]"), "-o", npy)
                        .status())
                .isZero();
        assertThat(Files.readAllBytes(npy)).hasSize(128 + 8).endsWith(new byte[] {0, 0, 0, 0, 0, 0, 0x28, 0x40});
    }

    @Test
    void lowerPrintsAModuleForEverySize() {
        Invocation done = Invocation.of("lower", function);
        assertThat(done.status()).isZero();
        assertThat(done.out())
                .contains(
                        "module @f {", "func.func public @main(%arg0: tensor<?x?xf64>", "stablehlo.get_dimension_size")
                .contains("error_message = \"axis 0 of argument 1 must have the size m; got {0} and {1}\"");
    }

    @Test
    void lowerWritesAModuleForTheSizesThatAreGiven() throws IOException {
        Path out = folder.resolve("f.mlir");
        assertThat(Invocation.of("lower", function, "--static", "n=2,m=3", "-o", out))
                .isEqualTo(new Invocation(0, "", ""));
        assertThat(out).content().isEqualTo("""
                module @f {
                  func.func public @main(%arg0: tensor<2x3xf64>, %arg1: tensor<3xf64>) -> (tensor<2xf64>) {
                    %0 = stablehlo.broadcast_in_dim %arg1, dims = [1] : (tensor<3xf64>) -> tensor<2x3xf64>
                    %1 = stablehlo.multiply %arg0, %0 : tensor<2x3xf64>
                    %2 = stablehlo.abs %1 : tensor<2x3xf64>
                    %3 = stablehlo.abs %1 : tensor<2x3xf64>
                    %4 = stablehlo.add %2, %3 : tensor<2x3xf64>
                    %5 = stablehlo.constant dense<0.0> : tensor<f64>
                    %6 = stablehlo.reduce(%4 init: %5) applies stablehlo.add across dimensions = [1] : (tensor<2x3xf64>, tensor<f64>) -> tensor<2xf64>
                    return %6 : tensor<2xf64>
                  }
                }
                """);
    }

    @Test
    void lowerSaysWhichSizesAStaticModuleNeeds() {
        Invocation done = Invocation.of("lower", function, "--static", "n=2");
        assertThat(done.status()).isNotZero();
        assertThat(done.err()).contains("f: a static module needs a number for each of the sizes [m, n]; got {n=2}");
    }

    @Test
    void functionsMayHaveLoops() throws IOException {
        Path root = write("root.cv", """
                func root(%0: f64[]) -> (f64[]) {
                  %1: i64[], %2: f64[] = while %0, %0 {trips = k0, every = [], consts = 1} ({(%3: f64[], %4: f64[])
                    %5: f64[] = mul %4, %4
                    %6: bool[] = ne %5, %3
                    return %6
                  }) ({(%7: f64[], %8: f64[])
                    %9: f64[] = div %7, %8
                    %10: f64[] = add %8, %9
                    %11: f64[] = constant {value = dense(0.5), dtype = f64, shape = []}
                    %12: f64[] = mul %10, %11
                    return %12
                  })
                  return %2
                }
                """);
        Path nine = write("nine.json", "9");
        assertThat(Invocation.of("run", root, "-i", nine).out()).startsWith("Tensor f64[] 3.0");
        assertThat(Invocation.of("explain", root).out())
                .contains("size k0: made of data by while", "while on", "kernels:    2", "5*k0");
        Path gradient = folder.resolve("gradient.cv");
        Files.writeString(
                gradient,
                Invocation.of("opt", root, "--passes", "grad,simplify").out());
        assertThat(Invocation.of("run", gradient, "-i", nine).out()).contains("3.0", "0.166667");
    }

    @Test
    void runShowsAStageOfThePlan() throws IOException {
        Path x = write("x.json", "[[1]]");
        Path y = write("y.json", "[2]");
        assertThat(Invocation.of("run", function, "-i", x, "-i", y, "--ir", "simplified")
                        .out())
                .contains("func f(", "Tensor f64[1] [4.0]")
                .containsOnlyOnce("= abs ");
        Invocation wrong = Invocation.of("run", function, "--ir", "final");
        assertThat(wrong.status()).isEqualTo(2);
        assertThat(wrong.err()).contains("'final' is none of [traced, simplified, fused, source]");
    }

    @Test
    void runSaysWhichInputsItWants() throws IOException {
        Invocation few = Invocation.of("run", function);
        assertThat(few.status()).isEqualTo(2);
        assertThat(few.err()).contains("run wants one --input for each of [f64[n, m], f64[m]]; got 0");
        Path x = write("x.json", "[[1, 2], [3, 4]]");
        Path y = write("y.json", "[1, 2, 3]");
        Invocation unequal = Invocation.of("run", function, "-i", x, "-i", y);
        assertThat(unequal.status()).isEqualTo(2);
        assertThat(unequal.err())
                .isEqualToIgnoringNewLines(y + ": parameter 1 is f64[m] with the sizes {m=2, n=2}; got f64[3]");
        Path integer = folder.resolve("i.npy");
        TensorFile.write(integer, Tensor.of(1L, 2L));
        assertThat(Invocation.of("run", function, "-i", x, "-i", integer).err())
                .isEqualToIgnoringNewLines(integer + ": parameter 1 is f64[m]; got i64[2]");
    }

    @Test
    void malformedTextIsAPlaceAndAMessage() throws IOException {
        Path broken = write("broken.cv", TEXT.replace("abs %3", "abs %33"));
        for (String command : new String[] {"run", "opt", "explain"}) {
            Invocation done = Invocation.of(command, broken);
            assertThat(done.status()).isEqualTo(2);
            assertThat(done.err()).isEqualToIgnoringNewLines(broken + ":4:23: %33 is not defined here");
        }
        Path absent = folder.resolve("absent.cv");
        assertThat(Invocation.of("explain", absent).err())
                .isEqualToIgnoringNewLines(absent + ": there is no such file or folder");
        Files.write(function, new byte[] {(byte) 0xFF, (byte) 0xFE});
        assertThat(Invocation.of("opt", function).err()).isEqualToIgnoringNewLines(function + ": is not text in UTF-8");
    }

    @Test
    void optAppliesPassesInTheirOrder() throws IOException {
        assertThat(Invocation.of("opt", function)).isEqualTo(new Invocation(0, TEXT, ""));
        assertThat(Invocation.of("opt", function, "--passes", "cse").out()).containsOnlyOnce("= abs ");
        Path out = folder.resolve("vjp.cv");
        assertThat(Invocation.of("opt", function, "-p", "vjp,simplify", "-o", out)
                        .out())
                .isEmpty();
        assertThat(Invocation.of("opt", out).out())
                .isEqualTo(Files.readString(out))
                .contains("sign");
    }

    @Test
    void optSaysWhatPassesThereAre() {
        assertThat(Invocation.of("opt", "--list").out()).hasLineCount(8).contains("cse       computes");
        assertThat(Invocation.of("opt", function, "-p", "cse,fold").err())
                .contains("'fold' is none of [simplify, cse, dce");
        assertThat(Invocation.of("opt").err()).contains("opt needs a FILE, or --list");
        Invocation noScalar = Invocation.of("opt", function, "-p", "grad");
        assertThat(noScalar.status()).isEqualTo(2);
        assertThat(noScalar.err()).startsWith("covector: grad (result): ").hasLineCount(1);
    }

    @Test
    void explainShowsContractStagesAndWork() {
        Invocation done = Invocation.of("explain", function, "--source");
        assertThat(done.status()).isZero();
        assertThat(done.out())
                .contains(
                        "argument 0: f64[n, m]",
                        "size m: axis 1 of argument 0, axis 0 of argument 1",
                        "result: f64[n]",
                        "traced\n  func f",
                        "simplified\n  func f")
                .contains("bytes:      8*m*n+8*m+8*n", "kernels:    1", "calls:      0", "final class ");
    }
}
