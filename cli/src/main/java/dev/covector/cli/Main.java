package dev.covector.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code covector} command itself; all work is done by its subcommands. */
@Command(
        name = "covector",
        description = "A differentiable tensor compiler for the JVM.",
        subcommands = {Bench.class, Doctor.class},
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "./covector test runs the whole test suite."})
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main());
    }
}
