package dev.covector.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What else the machine has that Covector can use; all of it is optional. */
final class MachineChecks {
    private static final String PLUGIN_VARIABLE = "COVECTOR_PJRT_PLUGIN";

    private MachineChecks() {}

    static Check gpu() {
        return Program.firstLine("nvidia-smi", "--query-gpu=name,memory.total,driver_version", "--format=csv,noheader")
                .map(line -> Check.found("GPU", line))
                .orElseGet(() -> Check.missing(
                        "GPU",
                        "nvidia-smi shows none, so kernels run on the CPU; where there is a card, install its driver"));
    }

    static Check pjrtPlugin() {
        String plugin = System.getenv(PLUGIN_VARIABLE);
        if (plugin == null) {
            return Check.missing("StableHLO", "set " + PLUGIN_VARIABLE + " to the shared library of a PJRT plugin");
        }
        return Files.isReadable(Path.of(plugin))
                ? Check.found("StableHLO", plugin)
                : Check.missing("StableHLO", PLUGIN_VARIABLE + " names " + plugin + ", which cannot be read");
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
