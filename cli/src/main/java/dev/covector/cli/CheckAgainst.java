package dev.covector.cli;

import picocli.CommandLine.Command;

/** Checks Covector against numbers that it did not make. */
@Command(
        name = "check",
        description = "Checks results against numbers recorded elsewhere.",
        subcommands = {CheckOracles.class, CheckOnePlan.class},
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "WHAT")
final class CheckAgainst {}
