package dev.covector.tests.xla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.covector.ir.Func;
import dev.covector.ir.TypeException;
import dev.covector.lower.stablehlo.StableHlo;
import dev.covector.lower.stablehlo.read.StableHloReader;
import dev.covector.ops.OpSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What users call things, where they wrote them and what they wrote above them goes with the text and comes back. */
class NamesTest {
    private static final Func FUNC = Func.parse("""
            func layer(%0: f64[n, m], %1: f64[m]) -> (f64[n], f64[n]) {
              // the product
              %2: f64[n] = dotGeneral %0, %1 {contractX = [1], contractY = [0], batchX = [], batchY = []} at Net.java:7
              %3: f64[n] = tanh %2 at Net.java:8
              return %3, %2
            }
            """, OpSet.STANDARD);
    private static final StableHlo EXPORTED =
            StableHlo.of(FUNC).named(List.of("net.weights[0]", "x \"1\""), List.of("out", ""));

    @Test
    void argumentsHaveTheirNamesAsJaxWritesThem() {
        assertThat(EXPORTED.text(Map.of("n", 2L, "m", 3L))).isEqualTo("""
                module @layer {
                  func.func public @main(%arg0: tensor<2x3xf64> loc("net.weights[0]"), %arg1: tensor<3xf64> loc("x \\"1\\"")) -> (tensor<2xf64> {jax.result_info = "out"}, tensor<2xf64>) {
                    // the product
                    %0 = stablehlo.dot_general %arg0, %arg1, contracting_dims = [1] x [0], precision = [HIGHEST, HIGHEST] : (tensor<2x3xf64>, tensor<3xf64>) -> tensor<2xf64> loc("Net.java":7:1)
                    %1 = stablehlo.tanh %0 : tensor<2xf64> loc("Net.java":8:1)
                    return %1, %0 : tensor<2xf64>, tensor<2xf64>
                  }
                }
                """);
    }

    @Test
    void namesLinesAndCommentsComeBack() {
        for (String text : List.of(EXPORTED.text(), EXPORTED.text(Map.of("n", 2L, "m", 3L)))) {
            StableHloReader.Named read = StableHloReader.readNamed(text);
            assertThat(read.arguments()).containsExactly("net.weights[0]", "x \"1\"");
            assertThat(read.results()).containsExactly("out", "");
            assertThat(read.func().toString()).contains("// the product\n", " at Net.java:7", " at Net.java:8");
        }
        assertThat(StableHlo.read(EXPORTED.text()).withName("layer")).isEqualTo(FUNC);
    }

    @Test
    void theVerifierTakesThemAndRefinementKeepsThem() {
        assumeTrue(Xla.peer().isPresent(), "no jaxlib: tests/xla/setup installs it");
        Xla xla = Xla.peer().orElseThrow();
        xla.verify(EXPORTED.text());
        xla.verify(EXPORTED.text(Map.of("n", 2L, "m", 3L)));
        assertThat(xla.refine(EXPORTED.text(), List.of(new int[] {2, 3}, new int[] {3})))
                .contains("tensor<2xf64>");
    }

    @Test
    void thereMustBeANameForEach() {
        assertThatThrownBy(() -> StableHlo.of(FUNC).named(List.of("x"), List.of()))
                .isInstanceOf(TypeException.class)
                .hasMessageStartingWith("named: layer has 2 arguments and 2 results; got the names [x] and []");
    }
}
