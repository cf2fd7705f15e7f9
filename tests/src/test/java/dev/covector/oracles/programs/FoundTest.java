package dev.covector.oracles.programs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covector.ir.Func;
import dev.covector.ir.TypeException;
import dev.covector.ops.OpSet;
import dev.covector.runtime.Plan;
import dev.covector.tracer.Tensor;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What random programs found, as the smallest programs that they shrank to. */
class FoundTest {
    private static final Map<String, Long> SIZES = Map.of("n", 5L, "m", 37L);

    /** Of a column's lanes: what changes with the reduced loop alone is computed from numbers, not from vectors. */
    static Stream<String> agreeing() {
        return Stream.of("""
                func f(%0: f32[n, m]) -> (i32[m]) {
                  %1: i32[m, n] = iota {dtype = i32, shape = [m, n], axis = 1}
                  %2: i32[m, n] = reverse %1 {axes = [1]}
                  %3: i32[m, n] = rem %1, %2
                  %4: i32[m] = min %3 {axes = [1]}
                  return %4
                }""", """
                func f(%0: c128[m, n]) -> (bool[m]) {
                  %1: f64[m, n] = iota {dtype = f64, shape = [m, n], axis = 1}
                  %2: f64[m, n] = tanh %1
                  %3: bool[m, n] = convert %2 {dtype = bool}
                  %4: bool[m] = all %3 {axes = [1]}
                  return %4
                }""");
    }

    @ParameterizedTest
    @MethodSource("agreeing")
    void programsThatFailedOnceAgree(String text) {
        Func f = Func.parse(text, OpSet.STANDARD);
        Draw draw = new Draw(1);
        List<Tensor> inputs = f.paramTypes().stream()
                .map(type -> Inputs.of(type, SIZES, Inputs.Kind.QUARTERS, draw))
                .toList();
        // A multiple of four: with narrower vectors, too.
        assertThat(new PlanCheck().of(f, List.of(new Point(SIZES, inputs)), 4)).isNull();
    }

    /** What gather refuses: else the value exists and its derivative, which gathers, does not. */
    @Test
    void updatesOfATensorWithoutElementsAreRefused() {
        for (String op : List.of("Add", "Set", "Mul", "Max", "Min")) {
            Func f = Func.parse("""
                    func f(%%0: f64[n], %%1: f64[m], %%2: i64[m]) -> (f64[n]) {
                      %%3: f64[n] = scatter%s %%0, %%1, %%2 {axes = [0]}
                      return %%3
                    }""".formatted(op), OpSet.STANDARD);
            Tensor places = Tensor.of(0L, 1L);
            Plan plan = Ways.plan(
                    f, new Point(Map.of("n", 1L, "m", 2L), List.of(Tensor.of(1.0), Tensor.of(2.0, 3.0), places)));
            Tensor none = Tensor.zeros(f.paramTypes().getFirst().dtype(), new long[] {0});
            assertThatThrownBy(() -> Ways.run(plan, List.of(none, Tensor.of(2.0, 3.0), places)))
                    .isInstanceOf(TypeException.class)
                    .hasMessage("scatter" + op + ": x must have an element to clamp an index to; got f64[0]");
            Tensor noPlaces = Tensor.of(new long[0]);
            assertThat(Ways.run(plan, List.of(none, none, noPlaces)).getFirst().sizes())
                    .containsExactly(0);
        }
    }
}
