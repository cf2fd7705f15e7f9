package dev.covector.user;

import static dev.covector.user.Programs.text;
import static dev.covector.user.Programs.trace;
import static dev.covector.user.Programs.traceCall;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covector.ir.Dim;
import dev.covector.ir.Func;
import dev.covector.ir.Relation;
import dev.covector.ir.SizeScope;
import dev.covector.ir.TypeException;
import dev.covector.ops.OpSet;
import dev.covector.tracer.Tensor;
import dev.covector.tracer.Trace;
import dev.covector.tracer.TraceScope;
import dev.covector.tracer.UserLine;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Shapes that meet in a trace, and the guards that this leaves behind. */
class BroadcastTest {
    private static Tensor sum(List<Tensor> x) {
        return x.get(0).add(x.get(1));
    }

    @Test
    void equalSizesNeedNoGuard() {
        Func f = trace(BroadcastTest::sum, "f64[n, m]", "f64[m]");
        assertThat(f.guards()).isEmpty();
        assertThat(text(f)).contains("broadcast %1 {shape = [n, m], axes = [1]}");
    }

    @Test
    void aConstantOneStretches() {
        Func f = trace(BroadcastTest::sum, "f64[n, 1]", "f64[m]");
        assertThat(f.guards()).isEmpty();
        assertThat(text(f)).isEqualTo("""
                func f(%0: f64[n, 1], %1: f64[m]) -> (f64[n, m]) {
                  %2: f64[n, m] = broadcast %0 {shape = [n, m], axes = [0, 1]}
                  %3: f64[n, m] = broadcast %1 {shape = [n, m], axes = [1]}
                  %4: f64[n, m] = add %2, %3
                  return %4
                }
                """);
    }

    @Test
    void sizesThatAreEqualInTheCallAreGuardedEqual() {
        TraceScope scope = new TraceScope(Map.of("n", 3L, "m", 3L), UserLine::current);
        ScopedValue.where(SizeScope.CURRENT, scope)
                .run(() -> Trace.of(
                        "f",
                        OpSet.STANDARD,
                        List.of(Programs.type("f64[n]"), Programs.type("f64[m]")),
                        x -> List.of(sum(x))));
        assertThat(scope.guards()).singleElement().satisfies(guard -> {
            assertThat(guard.left()).isEqualTo(Dim.symbol("n"));
            assertThat(guard.relation()).isEqualTo(Relation.EQUAL);
            assertThat(guard.right()).isEqualTo(Dim.symbol("m"));
            assertThat(guard.toString()).matches("n == m for add at BroadcastTest.java:\\d+");
        });
        assertThat(scope.canonical()).containsExactly(Map.entry("m", Dim.symbol("n")));
    }

    @Test
    void aSizeThatIsOneInTheCallStretchesUnderAGuard() {
        TraceScope scope = new TraceScope(Map.of("n", 1L, "m", 3L), UserLine::current);
        ScopedValue.where(SizeScope.CURRENT, scope)
                .run(() -> Trace.of(
                        "f",
                        OpSet.STANDARD,
                        List.of(Programs.type("f64[n]"), Programs.type("f64[m]")),
                        x -> List.of(sum(x))));
        assertThat(scope.guards())
                .singleElement()
                .satisfies(guard -> assertThat(guard.toString())
                        .matches("n == 1 for add to repeat an axis of size 1 at BroadcastTest.java:\\d+"));
        Func f = traceCall(Map.of("n", 1L, "m", 3L), BroadcastTest::sum, "f64[n]", "f64[m]");
        assertThat(text(f)).isEqualTo("""
                func f(%0: f64[1], %1: f64[m]) -> (f64[m]) {
                  %2: f64[1] = reshape %0 {shape = [1]}
                  %3: f64[m] = broadcast %2 {shape = [m], axes = [0]}
                  %4: f64[m] = add %3, %1
                  return %4
                }
                """);
    }

    @Test
    void withoutACallSizesAreTakenToBeEqual() {
        Func f = trace(x -> sum(x).reshape(x.get(1).dim(0), Dim.of(-1)), "f64[n, k]", "f64[m, k]");
        assertThat(text(f)).isEqualTo("""
                func f(%0: f64[n, k], %1: f64[n, k]) -> (f64[n, k]) {
                  %2: f64[n, k] = add %0, %1
                  %3: f64[n, k] = reshape %2 {shape = [n, k]}
                  return %3
                }
                """);
    }

    @Test
    void sizesThatCannotMeetAreNamedInNumPysWords() {
        assertThatThrownBy(() -> trace(BroadcastTest::sum, "f64[n, 3]", "f64[4]"))
                .isInstanceOf(TypeException.class)
                .hasMessageMatching("add: operands could not be broadcast together with shapes \\[n, 3\\] \\[4\\]"
                        + " \\(at BroadcastTest.java:\\d+\\)");
        assertThatThrownBy(() -> traceCall(Map.of("n", 2L, "m", 3L), BroadcastTest::sum, "f64[n]", "f64[m]"))
                .hasMessageContaining(
                        "add: operands could not be broadcast together with shapes [n] [m] with m = 3, n = 2");
        assertThatThrownBy(() -> trace(x -> x.get(0).add(x.get(0).reshape(2, -1)), "f64[6]"))
                .hasMessageContaining("shapes [6] [2, 3]");
        assertThatThrownBy(() -> trace(x -> x.get(0).broadcastTo(2, 3), "f64[2]"))
                .hasMessageContaining("broadcast together with shapes [2, 3] [2]");
    }

    @Test
    void batchAxesOfProductsBroadcast() {
        Func f = trace(x -> x.get(0).matmul(x.get(1)), "f64[n, k, 1, b]", "f64[k, m, a, b]");
        assertThat(text(f)).contains("broadcast %0 {shape = [n, k, a, b], axes = [0, 1, 2, 3]}");
        assertThat(f.resultTypes()).hasToString("[f64[n, m, a, b]]");
    }
}
