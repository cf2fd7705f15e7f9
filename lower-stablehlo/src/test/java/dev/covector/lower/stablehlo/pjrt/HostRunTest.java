package dev.covector.lower.stablehlo.pjrt;

import static dev.covector.lower.stablehlo.pjrt.TestPlugin.add;
import static dev.covector.lower.stablehlo.pjrt.TestPlugin.memory;
import static dev.covector.lower.stablehlo.pjrt.TestPlugin.module;
import static dev.covector.lower.stablehlo.pjrt.TestPlugin.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covector.runtime.memory.ClosedException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Programs on host memory that is lent for a run. */
@Timeout(120)
class HostRunTest {
    private static final String TWO = "tensor<2xf64>";

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
    void resultsAreThereAndOutliveTheArguments() {
        PjrtExecutable sum = client.compile(add("2xf64"));
        MemorySegment x = memory(1, 2);
        PjrtBuffer y = sum.run(x, memory(10, 20)).getFirst();
        x.fill((byte) 0);
        assertThat(y.isReady()).isTrue();
        assertThat(read(y)).containsExactly(11, 22);
        assertThat(read(sum.execute(y, y).getFirst())).containsExactly(22, 44);
    }

    @Test
    void whatDoesNotFitIsRefused() {
        PjrtExecutable sum = client.compile(add("2xf64"));
        assertThatThrownBy(() -> sum.run(memory(1, 2)))
                .hasMessage("the program takes 2 arguments [f64[2], f64[2]]; got 1");
        assertThatThrownBy(() -> sum.run(memory(1, 2), memory(1))).hasMessage("f64[2] takes 16 bytes; got 8");
        assertThatThrownBy(() -> sum.run(memory(1, 2), MemorySegment.ofArray(new double[2])))
                .hasMessageStartingWith("f64[2] has to lie outside the Java heap");
        sum.close();
        assertThatThrownBy(() -> sum.run(memory(1, 2), memory(1, 2))).isInstanceOf(ClosedException.class);
    }

    @Test
    void programsOfManyArgumentsAndOfNoneRun() {
        String many = String.join(
                ", ",
                java.util.stream.IntStream.range(0, 100)
                        .mapToObj(i -> "%a" + i + ": " + TWO)
                        .toList());
        PjrtExecutable last = client.compile(module(many, TWO, "return %a99 : " + TWO));
        MemorySegment[] arguments = new MemorySegment[100];
        for (int i = 0; i < 100; i++) {
            arguments[i] = memory(i, -i);
        }
        assertThat(read(last.run(arguments).getFirst())).containsExactly(99, -99);
        PjrtExecutable none =
                client.compile(module("", TWO, "%0 = stablehlo.constant dense<3.0> : " + TWO + " return %0 : " + TWO));
        assertThat(read(none.run().getFirst())).containsExactly(3, 3);
    }

    @Test
    void aProgramMayCallJavaThatRunsAProgram() {
        PjrtExecutable sum = client.compile(add("2xf64"));
        client.register("host_run_nested", frame -> {
            MemorySegment x = memory(frame.argument(0).memory().toArray(ValueLayout.JAVA_DOUBLE));
            try (PjrtBuffer twice = sum.run(x, x).getFirst()) {
                twice.copyTo(frame.result(0).memory());
            }
        });
        PjrtExecutable outer = client.compile(module(
                "%a: " + TWO,
                TWO,
                "%0 = stablehlo.custom_call @host_run_nested(%a) {api_version = 4 : i32} : (" + TWO + ") -> " + TWO
                        + " return %0 : " + TWO));
        for (int i = 0; i < 100; i++) {
            assertThat(read(outer.run(memory(i, 1)).getFirst())).containsExactly(2.0 * i, 2);
        }
    }

    @Test
    void aRunThatFailsSaysWhyAndTheNextOneRuns() {
        client.register("host_run_fails", frame -> {
            throw new IllegalArgumentException("no such luck");
        });
        PjrtExecutable fails = client.compile(module(
                "%a: " + TWO,
                TWO,
                "%0 = stablehlo.custom_call @host_run_fails(%a) {api_version = 4 : i32} : (" + TWO + ") -> " + TWO
                        + " return %0 : " + TWO));
        for (int i = 0; i < 100; i++) {
            assertThatThrownBy(() -> fails.run(memory(1, 2)))
                    .isInstanceOf(PjrtException.class)
                    .hasMessageContaining("no such luck");
        }
        List<PjrtBuffer> results = client.compile(add("2xf64")).run(memory(1, 2), memory(1, 2));
        assertThat(read(results.getFirst())).containsExactly(2, 4);
    }
}
