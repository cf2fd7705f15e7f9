package dev.covector.lower.stablehlo.pjrt;

import static dev.covector.lower.stablehlo.pjrt.TestPlugin.add;
import static dev.covector.lower.stablehlo.pjrt.TestPlugin.doubles;
import static dev.covector.lower.stablehlo.pjrt.TestPlugin.memory;
import static dev.covector.lower.stablehlo.pjrt.TestPlugin.module;
import static dev.covector.lower.stablehlo.pjrt.TestPlugin.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClientTest {
    private PjrtClient client;
    private PjrtDevice device;

    @BeforeEach
    void open() {
        client = TestPlugin.load().client(Map.of("cpu_device_count", 2));
        device = client.device(0);
    }

    @AfterEach
    void close() {
        if (client != null) {
            client.close();
        }
    }

    @Test
    void aProgramGivesItsResults() {
        PjrtExecutable add = client.compile(add("4xf64"));
        assertThat(add.parameters()).containsExactly(doubles(4), doubles(4));
        assertThat(add.results()).containsExactly(doubles(4));
        PjrtBuffer x = device.copy(memory(1, 2, 3, 4), doubles(4));
        PjrtBuffer sum =
                add.execute(x, device.view(memory(10, 20, 30, 40), doubles(4))).getFirst();
        assertThat(read(sum)).containsExactly(11, 22, 33, 44);
        assertThat(read(add.execute(sum, x).getFirst())).containsExactly(12, 24, 36, 48);
    }

    @Test
    void everyTypeOfElementsCrosses() {
        Map<PjrtType, String> types = Map.ofEntries(
                Map.entry(PjrtType.PRED, "i1"),
                Map.entry(PjrtType.S8, "i8"),
                Map.entry(PjrtType.S16, "i16"),
                Map.entry(PjrtType.S32, "i32"),
                Map.entry(PjrtType.S64, "i64"),
                Map.entry(PjrtType.U8, "ui8"),
                Map.entry(PjrtType.U16, "ui16"),
                Map.entry(PjrtType.U32, "ui32"),
                Map.entry(PjrtType.U64, "ui64"),
                Map.entry(PjrtType.F16, "f16"),
                Map.entry(PjrtType.BF16, "bf16"),
                Map.entry(PjrtType.F32, "f32"),
                Map.entry(PjrtType.F64, "f64"),
                Map.entry(PjrtType.C64, "complex<f32>"),
                Map.entry(PjrtType.C128, "complex<f64>"));
        types.forEach((type, name) -> {
            String tensor = "tensor<2x" + name + ">";
            PjrtExecutable same = client.compile(module("%a: " + tensor, tensor, "return %a : " + tensor));
            PjrtShape shape = PjrtShape.of(type, 2);
            MemorySegment in = Arena.ofAuto().allocate(shape.bytes(), 64);
            in.asSlice(0, type.bytes()).fill((byte) 1);
            byte[] out = new byte[(int) shape.bytes()];
            same.execute(device.copy(in, shape)).getFirst().copyTo(MemorySegment.ofArray(out));
            assertThat(out).as(name).isEqualTo(in.toArray(ValueLayout.JAVA_BYTE));
        });
    }

    @Test
    void aligned64MemoryIsViewedAndOtherMemoryCopied() {
        MemorySegment elements = memory(1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(device.view(elements, doubles(8)).memory().address()).isEqualTo(elements.address());
        assertThat(device.view(elements.asSlice(8), doubles(8)).memory().address())
                .isNotEqualTo(elements.address() + 8);
        assertThat(device.copy(elements, doubles(8)).memory().address()).isNotEqualTo(elements.address());
    }

    @Test
    void columnMajorMemoryIsCopiedByStrides() {
        PjrtBuffer matrix = device.copy(memory(1, 2, 3, 4, 5, 6), doubles(2, 3), 8, 16);
        assertThat(read(matrix)).containsExactly(1, 3, 5, 2, 4, 6);
    }

    @Test
    void emptyArraysAndNoResultsAreServed() {
        PjrtExecutable add = client.compile(add("0x3xf64"));
        PjrtBuffer none = device.copy(memory(), doubles(0, 3));
        assertThat(add.execute(none, none).getFirst().shape()).isEqualTo(doubles(0, 3));
        assertThat(read(add.execute(none, none).getFirst())).isEmpty();
        assertThat(client.compile(module("", "", "return")).execute()).isEmpty();
    }

    @Test
    void aResultMayTurnOutSmaller() {
        String bounded = "tensor<?xf64, #stablehlo.bounds<4>>";
        PjrtExecutable cut = client.compile(module(
                "%a: tensor<4xf64>, %n: tensor<i32>",
                bounded,
                "%0 = stablehlo.set_dimension_size %a, %n, dim = 0 : (tensor<4xf64>, tensor<i32>) -> " + bounded
                        + " return %0 : " + bounded));
        MemorySegment three = Arena.ofAuto().allocateFrom(ValueLayout.JAVA_INT, 3);
        PjrtBuffer x = device.copy(memory(1, 2, 3, 4), doubles(4));
        PjrtBuffer result =
                cut.execute(x, device.copy(three, PjrtShape.of(PjrtType.S32))).getFirst();
        assertThat(result.shape()).isEqualTo(doubles(3));
        assertThat(read(result)).containsExactly(1, 2, 3);
    }

    @Test
    void programsRunOnTheDeviceTheyWereCompiledFor() {
        PjrtDevice second = client.device(1);
        PjrtExecutable there = second.compile(add("2xf64"));
        PjrtBuffer here = device.copy(memory(1, 2), doubles(2));
        assertThatThrownBy(() -> there.execute(here, here))
                .isInstanceOf(PjrtException.class)
                .hasMessageMatching("argument 0 lies on .*0.*; the program runs on .*1.*");
        PjrtBuffer moved = here.copyTo(second);
        assertThat(there.execute(moved, moved).getFirst().device()).isSameAs(second);
        assertThat(read(there.execute(moved, moved).getFirst())).containsExactly(2, 4);
        assertThatThrownBy(() -> client.device(2))
                .isInstanceOf(PjrtException.class)
                .hasMessageContaining("there are 2");
    }

    @Test
    void aDonatedArgumentGivesItsMemoryAndIsGone() {
        String tensor = "tensor<1024xf64>";
        PjrtExecutable twice = client.compile(module(
                "%a: " + tensor + " {tf.aliasing_output = 0 : i32}",
                tensor,
                "%0 = stablehlo.add %a, %a : " + tensor + " return %0 : " + tensor));
        assertThat(twice.donates(0)).isTrue();
        PjrtBuffer x = device.copy(memory(new double[1024]), doubles(1024));
        PjrtBuffer y = twice.execute(x).getFirst();
        assertThat(read(y)).containsOnly(0);
        assertThat(x.isClosed()).isTrue();
        assertThatThrownBy(() -> twice.execute(x)).hasMessageContaining("a program took its memory for results");
    }

    @Test
    void memoryThatIsLookedAtIsNotDonated() {
        String tensor = "tensor<4xf64>";
        PjrtExecutable twice = client.compile(module(
                "%a: " + tensor + " {jax.buffer_donor = true}",
                tensor,
                "%0 = stablehlo.add %a, %a : " + tensor + " return %0 : " + tensor));
        PjrtBuffer x = device.copy(memory(1, 2, 3, 4), doubles(4));
        MemorySegment seen = x.memory();
        assertThat(read(twice.execute(x).getFirst())).containsExactly(2, 4, 6, 8);
        assertThat(seen.toArray(ValueLayout.JAVA_DOUBLE)).containsExactly(1, 2, 3, 4);
        assertThat(seen.isReadOnly()).isTrue();
    }

    @Test
    void resultsComeLater() throws Exception {
        String tensor = "tensor<512x512xf64>";
        PjrtExecutable square = client.compile(module(
                "%a: " + tensor,
                tensor,
                "%0 = stablehlo.dot_general %a, %a, contracting_dims = [1] x [0] : (" + tensor + ", " + tensor + ") -> "
                        + tensor + " return %0 : " + tensor));
        double[] ones = new double[512 * 512];
        java.util.Arrays.fill(ones, 1);
        PjrtBuffer result =
                square.execute(device.copy(memory(ones), doubles(512, 512))).getFirst();
        assertThat(result.whenReady().get(1, TimeUnit.MINUTES)).isSameAs(result);
        assertThat(result.isReady()).isTrue();
        assertThat(read(result)).containsOnly(512);
    }

    @Test
    void portableBytecodeOrTextThatIsNoneIsRefusedWithItsPlace() {
        assertThatThrownBy(() -> client.compile("module @m {\n  this is no mlir\n}"))
                .isInstanceOf(PjrtException.class)
                .hasMessageContaining("2:3: error: custom op 'this' is unknown");
        assertThatThrownBy(() -> client.compile(""))
                .isInstanceOf(PjrtException.class)
                .hasMessageContaining("main");
        assertThatThrownBy(() -> client.compile(new byte[] {'M', 'L', (byte) 0xEF, 'R', 1, 2, 3}, device))
                .isInstanceOf(PjrtException.class);
    }

    @Test
    void argumentsOfOtherShapesAreRefusedThoughTheirBytesWouldFit() {
        PjrtExecutable add = client.compile(add("4xf64"));
        PjrtBuffer x = device.copy(memory(1, 2, 3, 4), doubles(4));
        for (PjrtShape other : List.of(doubles(2, 2), PjrtShape.of(PjrtType.S64, 4), PjrtShape.of(PjrtType.F32, 8))) {
            PjrtBuffer wrong = device.copy(memory(1, 2, 3, 4), other);
            assertThatThrownBy(() -> add.execute(x, wrong))
                    .isInstanceOf(PjrtException.class)
                    .hasMessage("argument 1 of the program is f64[4]; got " + other);
        }
        assertThatThrownBy(() -> add.execute(x)).hasMessage("the program takes 2 arguments [f64[4], f64[4]]; got 1");
    }

    @Test
    void memoryThatCannotHoldAnArrayIsRefused() {
        MemorySegment three = memory(1, 2, 3);
        assertThatThrownBy(() -> device.copy(three, doubles(4))).hasMessage("f64[4] takes 32 bytes; got 24");
        assertThatThrownBy(() -> device.view(MemorySegment.ofArray(new double[4]), doubles(4)))
                .isInstanceOf(PjrtException.class)
                .hasMessageContaining("outside the Java heap");
        assertThatThrownBy(() -> device.copy(three, doubles(2), 24)).hasMessage("f64[2] takes 32 bytes; got 24");
        assertThatThrownBy(() -> device.copy(three, doubles(2), -8)).hasMessageContaining("not negative");
        PjrtBuffer x = device.copy(three, doubles(3));
        assertThatThrownBy(() -> x.copyTo(MemorySegment.ofArray(new double[2])))
                .isInstanceOf(PjrtException.class)
                .hasMessage("f64[3] takes 24 bytes; there are 16");
    }

    @Test
    void optionsThatThePluginDoesNotKnowAreNoCrash() {
        assertThatThrownBy(() -> client.plugin().client(Map.of("cpu_device_count", new Object())))
                .isInstanceOf(PjrtException.class)
                .hasMessageContaining("option cpu_device_count");
    }
}
