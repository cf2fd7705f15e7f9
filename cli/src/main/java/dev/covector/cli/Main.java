package dev.covector.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The {@code covector} command itself; all work is done by its subcommands. */
@Command(
        name = "covector",
        description = "A differentiable tensor compiler for the JVM.",
        subcommands = {
            Demo.class,
            Example.class,
            Run.class,
            Opt.class,
            Explain.class,
            Lower.class,
            Bench.class,
            Accuracy.class,
            CheckAgainst.class,
            Plugin.class,
            Doctor.class
        },
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "./covector test runs the whole test suite.",
            "The exit status is 0 where all went well, 1 where the work failed, and 2 where",
            "a command line or an input cannot be used."
        })
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        CommandLine command = commandLine();
        int status = command.execute(args);
        command.getOut().flush();
        System.exit(status);
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .registerConverter(Pass.class, named(Pass.values()))
                .registerConverter(Stage.class, named(Stage.values()))
                .registerConverter(Example.Name.class, named(Example.Name.values()))
                .setExecutionStrategy(Failures::run)
                .setExecutionExceptionHandler(new Failures());
    }

    /** Reads a constant by the name that it prints. */
    private static <E extends Enum<E>> ITypeConverter<E> named(E[] constants) {
        List<E> all = List.of(constants);
        return text -> all.stream()
                .filter(constant -> constant.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("'" + text + "' is none of " + all));
    }
}
