package dev.covector.tests.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.covector.lower.stablehlo.pjrt.PjrtException;
import dev.covector.lower.stablehlo.pjrt.PjrtShape;
import dev.covector.lower.stablehlo.pjrt.child.ChildPlugin;
import dev.covector.lower.stablehlo.pjrt.child.HostArray;
import dev.covector.lower.stablehlo.pjrt.install.CpuPlugin;
import dev.covector.lower.stablehlo.pjrt.install.InstallException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** XLA's CPU plugin takes the same damaged modules, in a process of its own: {@code -Dpjrt.damaged=N} tries N of them. */
class DamagedPluginTest {
    private static final int COUNT = Integer.getInteger("pjrt.damaged", 0);
    private static final long MOST_BYTES = 1L << 24;

    @Test
    void damagedModulesGiveResultsOrErrors() {
        assumeTrue(COUNT > 0, "damaged modules for the plugin are skipped: -Dpjrt.damaged=N tries N");
        int ran = 0;
        int refused = 0;
        try (ChildPlugin plugin = new ChildPlugin(CpuPlugin.install())) {
            for (int seed = 0; seed < COUNT; seed++) {
                if (runs(plugin, DamagedModules.of(seed))) {
                    ran++;
                } else {
                    refused++;
                }
            }
        } catch (InstallException e) {
            abort("tests of PJRT are skipped: " + e.getMessage());
        }
        IO.println("the plugin ran " + ran + " damaged modules and refused " + refused);
        assertThat(refused).isPositive();
    }

    private static boolean runs(ChildPlugin plugin, String text) {
        try {
            List<PjrtShape> parameters = plugin.parameters(text);
            if (parameters.stream().mapToLong(PjrtShape::bytes).sum() < MOST_BYTES) {
                plugin.run(
                        text, parameters.stream().map(DamagedPluginTest::zeros).toList());
            }
            return true;
        } catch (PjrtException e) {
            return false;
        }
    }

    private static HostArray zeros(PjrtShape shape) {
        return new HostArray(shape, new byte[(int) shape.bytes()]);
    }
}
