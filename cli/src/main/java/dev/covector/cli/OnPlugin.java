package dev.covector.cli;

import dev.covector.lower.stablehlo.pjrt.Pjrt;
import dev.covector.lower.stablehlo.pjrt.PjrtException;
import dev.covector.lower.stablehlo.pjrt.PjrtPlugin;
import dev.covector.lower.stablehlo.pjrt.install.CpuPlugin;
import dev.covector.lower.stablehlo.xla.Xla;
import dev.covector.runtime.Device;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The plugin that a command runs programs on: named by an option, a variable, or {@value #CPU}. */
final class OnPlugin {
    static final String CPU = "cpu";
    static final String VARIABLE = Xla.PLUGIN_VARIABLE;
    static final String BUCKETS = "On a plugin, with programs for all sizes up to powers of two.";
    static final String DESCRIPTION = "The PJRT plugin: " + CPU + ", which is what " + VARIABLE
            + " names or `covector plugin install cpu` fetched, or the path of a library.";

    private OnPlugin() {}

    static PjrtPlugin load(String name) {
        return Pjrt.load(library(name));
    }

    /** The first device of a plugin; in buckets of sizes if asked. */
    static Device device(String name, boolean inBuckets) {
        Xla exact = Xla.on(load(name).device(0));
        return inBuckets ? exact.inBuckets() : exact;
    }

    static Path library(String name) {
        return name.equals(CPU) ? cpu().orElseGet(OnPlugin::required) : Path.of(name);
    }

    private static Path required() {
        if (!CpuPlugin.isInstalled()) {
            throw new PjrtException(
                    PjrtException.Code.NOT_FOUND,
                    "the plugin cpu is not installed: covector plugin install cpu, or let " + VARIABLE + " name one");
        }
        return CpuPlugin.library();
    }

    /** The library that the variable names, or the installed one. */
    static Optional<Path> cpu() {
        @Nullable String named = System.getenv(VARIABLE);
        if (named != null && !named.isBlank()) {
            return Optional.of(Path.of(named));
        }
        return CpuPlugin.isInstalled() ? Optional.of(CpuPlugin.library()) : Optional.empty();
    }
}
