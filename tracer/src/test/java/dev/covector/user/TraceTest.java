package dev.covector.user;

import static dev.covector.user.Programs.ops;
import static dev.covector.user.Programs.text;
import static dev.covector.user.Programs.trace;
import static dev.covector.user.Programs.traced;
import static dev.covector.user.Programs.type;
import static org.assertj.core.api.Assertions.assertThat;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.Func;
import dev.covector.ops.OpSet;
import dev.covector.ops.Sin;
import dev.covector.tracer.Staging;
import dev.covector.tracer.Tensor;
import dev.covector.tracer.Trace;
import dev.covector.tracer.Traced;
import dev.covector.tracer.UserLine;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TraceTest {
    @Test
    void statementsCarryTheLinesThatAskedForThem() {
        Func f = trace(
                x -> {
                    Tensor hidden = x.get(0).matmul(x.get(1)).tanh();
                    return hidden.mul(2).sum(0);
                },
                "f64[n, k]",
                "f64[k, m]");
        assertThat(text(f)).isEqualTo("""
                func f(%0: f64[n, k], %1: f64[k, m]) -> (f64[m]) {
                  %2: f64[n, m] = dotGeneral %0, %1 {contractX = [1], contractY = [0], batchX = [], batchY = []}
                  %3: f64[n, m] = tanh %2
                  %4: f64[n, m] = constant {value = dense(2.0), dtype = f64, shape = [n, m]}
                  %5: f64[n, m] = mul %3, %4
                  %6: f64[m] = sum %5 {axes = [0]}
                  return %6
                }
                """);
        int first = line(f, 0);
        assertThat(IntStream.range(0, 5).map(i -> line(f, i) - first)).containsExactly(0, 0, 1, 1, 1);
        assertThat(f.toString()).contains("tanh %2 at TraceTest.java:" + first);
    }

    private static int line(Func f, int stmt) {
        return Objects.requireNonNull(f.body().stmts().get(stmt).location()).line();
    }

    @Test
    void aMethodReferenceInAStreamIsTheLineOfTheStream() {
        int[] here = new int[1];
        Func f = trace(
                x -> {
                    here[0] = Objects.requireNonNull(UserLine.current()).line();
                    return Stream.of(x.get(0)).map(Tensor::exp).toList().getFirst();
                },
                "f64[n]");
        assertThat(line(f, 0)).isEqualTo(here[0] + 1);
    }

    @Test
    void smallConcreteTensorsAreWrittenIntoTheProgramOnce() {
        Tensor small = Tensor.of(1.0, 2, 3);
        Func f = trace(x -> x.get(0).add(small).mul(small), "f64[n, 3]");
        assertThat(ops(f)).containsExactly("constant", "broadcast", "add", "broadcast", "mul");
        Tensor z = Tensor.complex(new double[] {1}, new double[] {2});
        assertThat(ops(trace(x -> x.get(0).mul(z), "c128[1]")))
                .containsExactly("constant", "constant", "complex", "mul");
    }

    @Test
    void largeConcreteTensorsBecomeParameters() {
        Tensor large = Tensor.arange(DType.F64, 17);
        Traced f = traced(x -> x.get(0).add(large).mul(large), "f64[17]");
        assertThat(f.captures()).containsExactly(large);
        assertThat(text(f.func())).isEqualTo("""
                func f(%0: f64[17], %1: f64[17]) -> (f64[17]) {
                  %2: f64[17] = add %0, %1
                  %3: f64[17] = mul %2, %1
                  return %3
                }
                """);
    }

    @Test
    void aNestedTraceCapturesWhatItUsesOfTheOuterOne() {
        Func outer = trace(
                x -> {
                    Tensor scale = x.get(1).exp();
                    Traced inner = Trace.of(
                            "inner",
                            OpSet.STANDARD,
                            List.of(type("f64[n]")),
                            y -> List.of(y.get(0).mul(scale)));
                    assertThat(inner.captures()).containsExactly(scale);
                    assertThat(text(inner.func())).isEqualTo("""
                            func inner(%0: f64[n], %1: f64[n]) -> (f64[n]) {
                              %2: f64[n] = mul %0, %1
                              return %2
                            }
                            """);
                    return Staging.replay(inner.func(), List.of(x.get(0), scale))
                            .getFirst();
                },
                "f64[n]",
                "f64[n]");
        assertThat(text(outer)).isEqualTo("""
                func f(%0: f64[n], %1: f64[n]) -> (f64[n]) {
                  %2: f64[n] = exp %1
                  %3: f64[n] = mul %0, %2
                  return %3
                }
                """);
    }

    @Test
    void replayKeepsLinesAndCommentsAndTakesTheArgumentsSizes() {
        String program = """
                func g(%0: f64[n], %1: f64[n, 2]) -> (f64[2*n]) {
                  require 1 <= n for "slice" at Model.java:7
                  // all in one column
                  %2: f64[2*n] = reshape %1 {shape = [2*n]} at Model.java:9
                  return %2
                }
                """;
        Func g = Func.parse(program, OpSet.STANDARD);
        Func f = trace(x -> Staging.replay(g, List.of(x.get(0), x.get(1))).getFirst(), "f64[k]", "f64[k, 2]");
        assertThat(f.toString().replaceFirst("at TraceTest.java:\\d+", "at TraceTest.java"))
                .isEqualTo("""
                func f(%0: f64[k], %1: f64[k, 2]) -> (f64[2*k]) {
                  require 1 <= k for "slice" at TraceTest.java
                  // all in one column
                  %2: f64[2*k] = reshape %1 {shape = [2*k]} at Model.java:9
                  return %2
                }
                """);
        List<Tensor> now = Staging.replay(g, List.of(Tensor.of(0.0, 0, 0), Tensor.ones(DType.F64, 3, 2)));
        assertThat(now.getFirst().sizes()).containsExactly(6);
    }

    @Test
    void resultsMayBeParametersOrConcreteTensors() {
        Tensor one = Tensor.scalar(1.0);
        Traced f = Trace.of("f", OpSet.STANDARD, List.of(type("f64[n]")), x -> List.of(x.get(0), one, x.get(0)));
        assertThat(text(f.func())).isEqualTo("""
                func f(%0: f64[n]) -> (f64[n], f64[], f64[n]) {
                  %1: f64[] = constant {value = dense(1.0), dtype = f64, shape = []}
                  return %0, %1, %0
                }
                """);
    }

    @Test
    void generatedTensorsTakeSymbolicSizes() {
        Func f = trace(
                x -> {
                    Dim n = x.get(0).dim(-1);
                    return Tensor.zeros(DType.F64, n, Dim.of(2))
                            .add(Tensor.scalar(n))
                            .reshape(Dim.of(-1), n);
                },
                "f64[n]");
        assertThat(text(f)).isEqualTo("""
                func f(%0: f64[n]) -> (f64[2, n]) {
                  %1: f64[n, 2] = constant {value = dense(0.0), dtype = f64, shape = [n, 2]}
                  %2: i64[] = size {size = n}
                  %3: f64[] = convert %2 {dtype = f64}
                  %4: f64[n, 2] = broadcast %3 {shape = [n, 2], axes = []}
                  %5: f64[n, 2] = add %1, %4
                  %6: f64[2, n] = reshape %5 {shape = [2, n]}
                  return %6
                }
                """);
    }

    @Test
    void aSliceOfASymbolicSizeGuardsWhatNumPyWouldClamp() {
        Func f = trace(x -> x.get(0).slice(0, -3, Tensor.END), "f64[n]");
        assertThat(text(f)).isEqualTo("""
                func f(%0: f64[n]) -> (f64[3]) {
                  require 3 <= n for "slice"
                  %1: f64[3] = slice %0 {starts = [n-3], sizes = [3], steps = [1]}
                  return %1
                }
                """);
        Func short2 = Programs.traceCall(
                Map.of("n", 2L), x -> x.get(0).slice(0, -3, Tensor.END).neg(), "f64[n]");
        assertThat(text(short2)).isEqualTo("""
                func f(%0: f64[n]) -> (f64[n]) {
                  require n < 3 for "a branch on a size"
                  %1: f64[n] = neg %0
                  return %1
                }
                """);
    }

    @Test
    void userOpsAreEmittedLikeOthers() {
        Func f =
                trace(x -> Staging.emit(x, values -> new Sin(values.getFirst())).getFirst(), "f64[n]");
        assertThat(ops(f)).containsExactly("sin");
        OpSet set = OpSet.STANDARD;
        assertThat(Staging.withOps(set, Staging::ops)).isSameAs(set);
        assertThat(Staging.isTracing()).isFalse();
    }

    @Test
    void compositionsStaySmall() {
        assertThat(ops(trace(x -> x.get(0).mean(), "f64[3]"))).containsExactly("sum", "constant", "div");
        assertThat(ops(trace(x -> x.get(0).sum(0), "f64[n, m]"))).containsExactly("sum");
        assertThat(ops(trace(
                        x -> x.get(0).reshape(x.get(0).shape()).permute(0, 1).slice(0, 0, Tensor.END), "f64[n, m]")))
                .isEmpty();
        assertThat(ops(trace(x -> x.get(0).matmul(x.get(1)), "f64[n, k, b]", "f64[k, m, b]")))
                .containsExactly("dotGeneral");
        assertThat(ops(trace(x -> x.get(0).relu(), "f64[n]"))).containsExactly("constant", "le", "constant", "select");
        assertThat(ops(trace(x -> x.get(0).norm(), "f64[n]"))).hasSize(9);
    }

    @Test
    void triangularSystemsTakeVectorsAndBroadcastBatches() {
        Func f = trace(x -> x.get(0).cholesky().solveLower(x.get(1)), "f64[n, n]", "f64[n]");
        assertThat(ops(f)).containsExactly("cholesky", "reshape", "triangularSolve", "reshape");
        assertThat(f.resultTypes()).hasToString("[f64[n]]");
        Func batched = trace(x -> x.get(0).solveUpper(x.get(1)), "f64[n, n, b]", "f64[n, k]");
        assertThat(batched.resultTypes()).hasToString("[f64[n, k, b]]");
        Func scattered =
                trace(x -> x.get(0).scatterAdd(x.get(1), List.of(x.get(2)), 0), "f64[n, m]", "f64[m, k]", "i64[k]");
        assertThat(scattered.resultTypes()).hasToString("[f64[n, m]]");
    }
}
