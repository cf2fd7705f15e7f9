package dev.covector.cli;

import dev.covector.lower.stablehlo.pjrt.install.CpuPlugin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Fetches plugins and says where they are. */
@Command(
        name = "plugin",
        description = "Fetches PJRT plugins, which run StableHLO, and says where they are.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "WHAT")
final class Plugin {
    @Spec
    private CommandSpec spec;

    @Command(
            name = "install",
            description = {
                "Fetches a plugin with Python's pip into the user's cache, unless it is there.",
                "cpu: XLA for the CPU, Linux on x86-64, 63 MB."
            },
            mixinStandardHelpOptions = true)
    int install(@Parameters(paramLabel = "NAME", description = "cpu") String name) {
        requireKnown(name);
        spec.commandLine().getOut().println(CpuPlugin.install());
        return 0;
    }

    @Command(
            name = "list",
            description = "Lists the plugins there are, and whether they are installed.",
            mixinStandardHelpOptions = true)
    int list() {
        String state = CpuPlugin.isInstalled() ? CpuPlugin.library().toString() : "not installed";
        spec.commandLine().getOut().printf("%s  %s  %s%n", OnPlugin.CPU, CpuPlugin.source(), state);
        return 0;
    }

    @Command(name = "path", description = "Prints the library of an installed plugin.", mixinStandardHelpOptions = true)
    int path(@Parameters(paramLabel = "NAME", defaultValue = OnPlugin.CPU, description = "cpu") String name) {
        requireKnown(name);
        if (!CpuPlugin.isInstalled()) {
            spec.commandLine()
                    .getErr()
                    .println("covector: the plugin cpu is not installed: covector plugin install cpu");
            return Failures.FAILED;
        }
        spec.commandLine().getOut().println(CpuPlugin.library());
        return 0;
    }

    private void requireKnown(String name) {
        if (!name.equals(OnPlugin.CPU)) {
            throw new ParameterException(spec.commandLine(), "there is no plugin " + name + " to fetch; there is cpu");
        }
    }
}
