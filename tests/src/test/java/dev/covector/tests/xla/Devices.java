package dev.covector.tests.xla;

import dev.covector.lower.stablehlo.pjrt.Pjrt;
import dev.covector.lower.stablehlo.pjrt.PjrtClient;
import dev.covector.lower.stablehlo.pjrt.PjrtDevice;
import dev.covector.lower.stablehlo.pjrt.install.CpuPlugin;
import dev.covector.lower.stablehlo.pjrt.install.InstallException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Assumptions;

/** XLA's CPU plugin as a device; tests without it are skipped and say so. */
final class Devices {
    private static final AtomicBoolean SAID = new AtomicBoolean();

    private Devices() {}

    /** A client of its own. */
    static PjrtClient client() {
        cpu();
        return Pjrt.load(CpuPlugin.library()).client();
    }

    static dev.covector.lower.stablehlo.xla.Xla on(PjrtDevice device) {
        return dev.covector.lower.stablehlo.xla.Xla.on(device);
    }

    static dev.covector.lower.stablehlo.xla.Xla cpu() {
        try {
            return dev.covector.lower.stablehlo.xla.Xla.cpu();
        } catch (InstallException e) {
            String reason = "tests on PJRT devices are skipped: " + e.getMessage();
            if (!SAID.getAndSet(true)) {
                System.err.println(reason);
            }
            return Assumptions.abort(reason);
        }
    }
}
