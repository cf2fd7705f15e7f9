package dev.covector.lower.stablehlo.pjrt;

import static dev.covector.lower.stablehlo.pjrt.TestPlugin.doubles;
import static dev.covector.lower.stablehlo.pjrt.TestPlugin.memory;
import static dev.covector.lower.stablehlo.pjrt.TestPlugin.module;
import static dev.covector.lower.stablehlo.pjrt.TestPlugin.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Programs that call Java. */
class CustomCallTest {
    private PjrtClient client;

    @BeforeEach
    void open() {
        client = TestPlugin.load().client();
    }

    @AfterEach
    void close() {
        if (client != null) {
            client.close();
        }
    }

    @Test
    void javaFillsTheResults() {
        client.register("test_triple", frame -> times(3, frame));
        assertThat(client.registered()).contains("test_triple", "lapack_dgetrf_ffi", "lapack_cheevd_ffi");
        assertThat(run("test_triple", "")).containsExactly(3, 6, 9, 12);
    }

    @Test
    void aLaterFunctionOfTheNameTakesOver() {
        client.register("test_replaced", frame -> times(2, frame));
        PjrtExecutable program = compile("test_replaced", "");
        assertThat(run(program)).containsExactly(2, 4, 6, 8);
        client.register("test_replaced", frame -> times(5, frame));
        assertThat(run(program)).containsExactly(5, 10, 15, 20);
        assertThat(run("test_replaced", "")).containsExactly(5, 10, 15, 20);
    }

    @Test
    void attributesOfEveryKindArrive() {
        AtomicReference<CallFrame> seen = new AtomicReference<>();
        client.register("test_attributes", frame -> seen.set(frame));
        run(
                "test_attributes",
                ", backend_config = {letter = 76 : ui8, number = -3 : i64, real = 2.5 : f64, yes = true, text = \"hi\","
                        + " list = array<i64: 1, 2>, inner = {deep = 1 : i32}}");
        assertThat(seen.get().attributes())
                .isEqualTo(Map.of(
                        "letter",
                        76L,
                        "number",
                        -3L,
                        "real",
                        2.5,
                        "yes",
                        true,
                        "text",
                        "hi",
                        "list",
                        List.of(1L, 2L),
                        "inner",
                        Map.of("deep", 1L)));
        assertThat(seen.get().number("yes")).isEqualTo(1);
        assertThatThrownBy(() -> seen.get().number("text")).hasMessageContaining("the number text");
        assertThat(seen.get().argument(0).shape()).isEqualTo(doubles(4));
    }

    @Test
    void memoryIsGoneAfterTheCall() {
        AtomicReference<MemorySegment> seen = new AtomicReference<>();
        client.register("test_escapes", frame -> seen.set(frame.argument(0).memory()));
        run("test_escapes", "");
        assertThatThrownBy(() -> seen.get().get(ValueLayout.JAVA_DOUBLE, 0)).isInstanceOf(IllegalStateException.class);
        assertThat(seen.get().isReadOnly()).isTrue();
    }

    @Test
    void whatJavaThrowsIsTheProgramsError() {
        client.register("test_refuses", frame -> {
            throw new IllegalArgumentException("the matrix is singular");
        });
        assertThatThrownBy(() -> run("test_refuses", ""))
                .isInstanceOfSatisfying(
                        PjrtException.class, e -> assertThat(e.code()).isEqualTo(PjrtException.Code.INVALID_ARGUMENT))
                .hasMessageContaining("custom call test_refuses: the matrix is singular");
        client.register("test_overflows", frame -> times(depth(0), frame));
        assertThatThrownBy(() -> run("test_overflows", ""))
                .isInstanceOf(PjrtException.class)
                .hasMessageContaining("StackOverflowError");
        client.register("test_outside", frame -> frame.result(0).memory().set(ValueLayout.JAVA_DOUBLE, 32, 1));
        assertThatThrownBy(() -> run("test_outside", ""))
                .isInstanceOf(PjrtException.class)
                .hasMessageContaining("Out of bound");
    }

    @Test
    void anUnknownNameIsSaidWithThoseThatThereAre() {
        client.register("test_known", frame -> times(1, frame));
        assertThatThrownBy(() -> run("test_unknown", ""))
                .isInstanceOf(PjrtException.class)
                .hasMessageContaining("test_unknown")
                .hasMessageContaining("registered by Java: [")
                .hasMessageContaining("test_known");
    }

    @Test
    void javaSeesSubnormalNumbersThoughXlaFlushesThem() {
        AtomicReference<Double> seen = new AtomicReference<>();
        client.register("test_subnormal", frame -> {
            double smallest = Double.MIN_NORMAL;
            seen.set(smallest * frame.argument(0).memory().get(ValueLayout.JAVA_DOUBLE, 0) / 4);
            times(1, frame);
        });
        run("test_subnormal", "");
        assertThat(seen.get()).isEqualTo(Double.MIN_NORMAL / 4).isNotZero();
    }

    private double[] run(String name, String attributes) {
        return run(compile(name, attributes));
    }

    private double[] run(PjrtExecutable program) {
        return read(program.execute(client.device(0).copy(memory(1, 2, 3, 4), doubles(4)))
                .getFirst());
    }

    private PjrtExecutable compile(String name, String attributes) {
        return client.compile(module(
                "%a: tensor<4xf64>",
                "tensor<4xf64>",
                "%0 = stablehlo.custom_call @" + name + "(%a) {api_version = 4 : i32" + attributes
                        + "} : (tensor<4xf64>) -> tensor<4xf64> return %0 : tensor<4xf64>"));
    }

    private static void times(double factor, CallFrame frame) {
        MemorySegment from = frame.argument(0).memory();
        MemorySegment to = frame.result(0).memory();
        for (long i = 0; i < frame.argument(0).shape().elements(); i++) {
            to.setAtIndex(ValueLayout.JAVA_DOUBLE, i, factor * from.getAtIndex(ValueLayout.JAVA_DOUBLE, i));
        }
    }

    private static int depth(int so) {
        return so < 0 ? so : depth(so + 1) + 1;
    }
}
