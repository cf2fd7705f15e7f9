package dev.covector.lower.stablehlo.pjrt.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covector.lower.stablehlo.pjrt.PjrtException;
import dev.covector.lower.stablehlo.pjrt.PjrtShape;
import dev.covector.lower.stablehlo.pjrt.PjrtType;
import dev.covector.lower.stablehlo.pjrt.install.CpuPlugin;
import dev.covector.lower.stablehlo.pjrt.install.InstallException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A plugin that dies is an error and nothing more. */
@Timeout(120)
class ChildPluginTest {
    private static final String TWICE = "module @m { func.func public @main(%a: tensor<2xf64>) -> tensor<2xf64> {"
            + " %0 = stablehlo.add %a, %a : tensor<2xf64> return %0 : tensor<2xf64> } }";

    /** XLA's CPU plugin looks at the length only when it runs, and then ends the process. */
    private static final String DEADLY = "module @m { func.func public @main(%a: tensor<2xcomplex<f64>>) ->"
            + " tensor<2xcomplex<f64>> { %0 = stablehlo.fft %a, type = FFT, length = [64] : (tensor<2xcomplex<f64>>) ->"
            + " tensor<2xcomplex<f64>> return %0 : tensor<2xcomplex<f64>> } }";

    private static final HostArray ONE_TWO = new HostArray(PjrtShape.of(PjrtType.F64, 2), bytes(1, 2));

    private ChildPlugin plugin;

    @BeforeEach
    void open() {
        plugin = new ChildPlugin(library());
    }

    private static Path library() {
        try {
            return CpuPlugin.install();
        } catch (InstallException e) {
            return Assumptions.abort("tests of PJRT are skipped: " + e.getMessage());
        }
    }

    @AfterEach
    void close() {
        if (plugin != null) {
            plugin.close();
        }
    }

    @Test
    void programsRunThere() {
        assertThat(plugin.parameters(TWICE)).containsExactly(PjrtShape.of(PjrtType.F64, 2));
        HostArray result = plugin.run(TWICE, List.of(ONE_TWO)).getFirst();
        assertThat(result.shape()).isEqualTo(PjrtShape.of(PjrtType.F64, 2));
        assertThat(result.elements()).isEqualTo(bytes(2, 4));
    }

    @Test
    void aProcessThatDiesIsAnErrorAndTheNextProgramRuns() {
        HostArray two = new HostArray(PjrtShape.of(PjrtType.C128, 2), bytes(1, 2, 3, 4));
        assertThatThrownBy(() -> plugin.run(DEADLY, List.of(two)))
                .isInstanceOfSatisfying(
                        PjrtException.class, e -> assertThat(e.code()).isEqualTo(PjrtException.Code.ABORTED))
                .hasMessageContaining("ended its process with status 134")
                .hasMessageContaining("not conformable");
        assertThat(plugin.run(TWICE, List.of(ONE_TWO)).getFirst().elements()).isEqualTo(bytes(2, 4));
    }

    /** MLIR reads behind the end of an array of booleans while it says that there should be none. */
    @Test
    void aSignalIsAnErrorToo() {
        String text = "module @m { func.func public @main(%a: tensor<4xf64>) -> tensor<4xf64> {"
                + " %z = stablehlo.constant dense<0.0> : tensor<f64>"
                + " %0 = \"stablehlo.reduce_window\"(%a, %z) <{base_dilations = array<i1: 1>,"
                + " window_dimensions = array<i64: 1>}> ({ ^bb0(%x: tensor<f64>, %y: tensor<f64>):"
                + " stablehlo.return %x : tensor<f64> }) : (tensor<4xf64>, tensor<f64>) -> tensor<4xf64>"
                + " return %0 : tensor<4xf64> } }";
        assertThatThrownBy(() -> plugin.parameters(text)).isInstanceOf(PjrtException.class);
        assertThat(plugin.run(TWICE, List.of(ONE_TWO))).hasSize(1);
    }

    @Test
    void errorsComeAsTheyAre() {
        assertThatThrownBy(() -> plugin.parameters("no module"))
                .isInstanceOf(PjrtException.class)
                .hasMessageContaining("custom op 'no' is unknown");
        assertThatThrownBy(() -> plugin.run(TWICE, List.of()))
                .isInstanceOf(PjrtException.class)
                .hasMessage("the program takes 1 arguments [f64[2]]; got 0");
        try (ChildPlugin missing = new ChildPlugin(Path.of("no-such-plugin.so"))) {
            assertThatThrownBy(() -> missing.parameters(TWICE))
                    .isInstanceOf(PjrtException.class)
                    .hasMessageContaining("there is no file");
        }
    }

    @Test
    void aClosedOneStartsAgain() {
        plugin.parameters(TWICE);
        plugin.close();
        plugin.close();
        assertThat(plugin.run(TWICE, List.of(ONE_TWO))).hasSize(1);
    }

    private static byte[] bytes(double... numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * numbers.length).order(ByteOrder.nativeOrder());
        for (double number : numbers) {
            bytes.putDouble(number);
        }
        return bytes.array();
    }
}
