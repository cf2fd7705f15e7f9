package dev.covector.cli;

import dev.covector.lower.stablehlo.pjrt.install.CpuPlugin;
import dev.covector.lower.stablehlo.pjrt.install.InstallException;
import org.junit.jupiter.api.Assumptions;

/** The CPU plugin, fetched once where it is not installed; tests are skipped, and say so, where it cannot be had. */
final class TestPlugin {
    private TestPlugin() {}

    static void require() {
        try {
            CpuPlugin.install();
        } catch (InstallException e) {
            Assumptions.abort("tests of PJRT are skipped: " + e.getMessage());
        }
    }
}
