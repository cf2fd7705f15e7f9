package dev.covector.autodiff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covector.ir.Func;
import dev.covector.ir.Verifier;
import dev.covector.ops.OpSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinearizeTest {
    private static final OpSet OPS = OpSet.STANDARD;

    @Test
    void theLinearMapTakesWhatItNeedsOfThePoint() {
        Func f = Func.parse("""
                func f(%0: f64[n], %1: f64[n]) -> (f64[n]) {
                  %2: f64[n] = tanh %0
                  %3: f64[n] = mul %2, %1
                  return %3
                }
                """, OPS);
        Linearized split = Linearize.of(f, List.of(true, false), OPS);
        assertThat(Verifier.check(split.primal(), OPS)).hasToString("""
                func f(%0: f64[n], %1: f64[n]) -> (f64[n], f64[n], f64[n]) {
                  %2: f64[n] = tanh %0
                  %3: f64[n] = mul %2, %2
                  %4: f64[n] = constant {value = dense(1.0), dtype = f64, shape = [n]}
                  %5: f64[n] = sub %4, %3
                  %6: f64[n] = mul %2, %1
                  return %6, %5, %1
                }
                """);
        assertThat(Verifier.check(split.linear(), OPS)).hasToString("""
                func linear_f(%0: f64[n], %1: f64[n], %2: f64[n]) -> (f64[n]) {
                  %3: f64[n] = mul %0, %2
                  %4: f64[n] = mul %1, %3
                  return %4
                }
                """);
        assertThat(Verifier.check(split.pullback(OPS), OPS)).hasToString("""
                func transpose_linear_f(%0: f64[n], %1: f64[n], %2: f64[n]) -> (f64[n]) {
                  %3: f64[n] = mul %1, %2
                  %4: f64[n] = mul %0, %3
                  return %4
                }
                """);
    }

    @Test
    void constantsAreMadeAgainAndSizesAreCarried() {
        Func f = Func.parse("""
                func f(%0: f64[], %1: f64[n]) -> (f64[n]) {
                  %2: f64[n] = broadcast %0 {shape = [n], axes = []}
                  %3: f64[n] = constant {value = dense(2.0), dtype = f64, shape = [n]}
                  %4: f64[n] = mul %3, %2
                  return %4
                }
                """, OPS);
        Linearized split = Linearize.of(f, List.of(true, false), OPS);
        assertThat(split.linear()).hasToString("""
                func linear_f(%0: f64[n], %1: f64[]) -> (f64[n]) {
                  %2: f64[n] = constant {value = dense(2.0), dtype = f64, shape = [n]}
                  %3: f64[n] = broadcast %1 {shape = [n], axes = []}
                  %4: f64[n] = mul %2, %3
                  return %4
                }
                """);
        assertThat(split.residuals()).isEqualTo(1);
    }
}
