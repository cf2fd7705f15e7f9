package dev.covector.cli;

import dev.covector.lower.stablehlo.pjrt.Pjrt;
import dev.covector.lower.stablehlo.pjrt.PjrtException;
import dev.covector.lower.stablehlo.pjrt.PjrtPlugin;
import java.nio.file.Path;
import java.util.Optional;

/** What else the machine has that Covector can use; all of it is optional. */
final class MachineChecks {
    private MachineChecks() {}

    static Check gpu() {
        return Program.firstLine("nvidia-smi", "--query-gpu=name,memory.total,driver_version", "--format=csv,noheader")
                .map(line -> Check.found("GPU", line))
                .orElseGet(() -> Check.missing(
                        "GPU",
                        "nvidia-smi shows none, so kernels run on the CPU; where there is a card, install its driver"));
    }

    static Check pjrtPlugin() {
        Optional<Path> library = OnPlugin.cpu();
        if (library.isEmpty()) {
            return Check.missing(
                    "StableHLO",
                    "no PJRT plugin runs it; get one by `covector plugin install cpu`, or let " + OnPlugin.VARIABLE
                            + " name the library of one");
        }
        try {
            PjrtPlugin plugin = Pjrt.load(library.get());
            return Check.found(
                    "StableHLO", plugin + ", " + plugin.attributes() + ", extensions " + plugin.extensions());
        } catch (PjrtException e) {
            return Check.missing("StableHLO", String.valueOf(e.getMessage()));
        }
    }

    static Check peers() {
        Optional<String> version =
                Program.firstLine("python3", "-c", "import platform; print(platform.python_version())");
        if (version.isEmpty()) {
            return Check.missing("peers", "install Python 3 with venv to be compared with JAX and PyTorch");
        }
        return Program.firstLine("python3", "-c", "import venv, ensurepip; print('ready')")
                        .isPresent()
                ? Check.found("peers", "Python " + version.get() + " can hold JAX and PyTorch for comparisons")
                : Check.missing("peers", "Python " + version.get() + " lacks venv; install the package python3-venv");
    }
}
