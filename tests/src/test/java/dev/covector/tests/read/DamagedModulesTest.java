package dev.covector.tests.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covector.ir.Func;
import dev.covector.ir.Verifier;
import dev.covector.lower.stablehlo.StableHlo;
import dev.covector.lower.stablehlo.read.StableHloReader;
import dev.covector.lower.stablehlo.read.syntax.ReadException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text that is almost a module gives a function, or an error with its place, at once: {@code -Dread.mutations=N} tries N. */
class DamagedModulesTest {
    private static final int COUNT = Integer.getInteger("read.mutations", 3000);

    @Test
    @Timeout(300)
    void damagedModulesGiveAFunctionOrATypedError() {
        int read = 0;
        int refused = 0;
        for (int seed = 0; seed < COUNT; seed++) {
            if (isRead(DamagedModules.of(seed), seed)) {
                read++;
            } else {
                refused++;
            }
        }
        IO.println(read + " read, " + refused + " refused");
        assertThat(read).isPositive();
        assertThat(refused).isPositive();
    }

    private static boolean isRead(String text, long seed) {
        long begin = System.nanoTime();
        try {
            Func f = Verifier.check(StableHlo.read(text), StableHloReader.OPS);
            assertThat(f.toString()).isNotBlank();
            return true;
        } catch (ReadException e) {
            assertThat(e.line()).isPositive();
            assertThat(e.getMessage()).startsWith(e.line() + ":" + e.column() + ": ");
            return false;
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError("reading gave " + e + " for " + seed + "\n" + text, e);
        } finally {
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).as(text).isLessThan(Duration.ofSeconds(5));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                "[",
                "{",
                "<",
                "dense<",
                "{a = ",
                "loc(",
                "module @m {",
                "\"a\"(%0) ({",
                "tensor<",
                "complex<"
            })
    void textNestedDeeplyIsAnError(String open) {
        String text = "module @m { func.func public @main() { " + open.repeat(100_000) + "} }";
        assertThatThrownBy(() -> StableHlo.read(text)).isInstanceOf(ReadException.class);
    }

    @Test
    void anErrorNamesThePlaceAndTheOperation() {
        String text = """
                module @m {
                  func.func public @main(%arg0: tensor<3xf64>) -> (tensor<3xf64>) {
                    %0 = stablehlo.sine %arg0 : tensor<3xf64>
                    %1 = stablehlo.fft %0 : tensor<3xf64>
                    return %1 : tensor<3xf64>
                  }
                }
                """;
        assertThatThrownBy(() -> StableHlo.read(text)).hasMessage("4:4: stablehlo.fft: no such operation is read");
        assertThatThrownBy(() -> StableHlo.read(text.replace("fft %0", "fft %7")))
                .hasMessage("4:4: %7 is not defined");
        assertThatThrownBy(() -> StableHlo.read(text.replace("fft %0 :", "fft %0")))
                .isInstanceOf(ReadException.class)
                .hasMessageStartingWith("4:");
        assertThatThrownBy(
                        () -> StableHlo.read(text.replace("sine %arg0 : tensor<3xf64>", "sine %arg0 : tensor<4xf64>")))
                .hasMessage("3:4: %arg0 is f64[3], where the text says tensor<4xf64>");
        assertThatThrownBy(() -> StableHlo.read(text.replace("3xf64", "3xbf16")))
                .hasMessageStartingWith("2:25: Covector has no dtype for the elements of tensor<3xbf16>");
    }
}
