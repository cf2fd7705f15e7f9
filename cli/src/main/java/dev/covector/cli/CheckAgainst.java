package dev.covector.cli;

import picocli.CommandLine.Command;

/** Checks Covector against numbers that it did not make, and against itself. */
@Command(
        name = "check",
        description = "Checks results against numbers recorded elsewhere, and against each other.",
        subcommands = {CheckOracles.class, CheckOnePlan.class, CheckPrograms.class, CheckPjrt.class},
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "WHAT")
final class CheckAgainst {}
