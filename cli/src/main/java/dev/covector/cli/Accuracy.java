package dev.covector.cli;

import dev.covector.bench.Peers;
import dev.covector.bench.accuracy.Line;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the largest errors of the elementary and special functions, beside those of NumPy, JAX and PyTorch. */
@Command(
        name = "accuracy",
        description = "Measures the largest error of each elementary and special function, in units of the last place:"
                + " at each width of vectors, as scalar code, interpreted, and of the peers.",
        mixinStandardHelpOptions = true)
final class Accuracy implements Callable<Integer> {
    private static final Pattern TABLE = Pattern.compile("(?m)(^\\|.*\n)+");

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--points",
            paramLabel = "N",
            defaultValue = "2000",
            description = "Arguments of each function in each dtype (default: ${DEFAULT-VALUE}).")
    private int points;

    @Option(names = "--only", paramLabel = "REGEX", defaultValue = "", description = "Functions whose names match.")
    private Pattern only;

    @Option(
            names = "--peers",
            description = "Install NumPy with SciPy, JAX and PyTorch into the user's cache if they are not there yet;"
                    + " without this, peers that are not there are absent from the table.")
    private boolean peers;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the errors to a file, too.")
    private @Nullable Path json;

    @Option(
            names = "--markdown",
            paramLabel = "FILE",
            description = "Write the table into a page of Markdown, in place of the table that it has.")
    private @Nullable Path markdown;

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        Optional<Peers> installed = peers ? Optional.of(Peers.ready()) : Peers.installed();
        List<Line> lines = new dev.covector.bench.accuracy.Accuracy(points, installed, only, err::println).measure();
        spec.commandLine().getOut().print(Line.table(lines));
        spec.commandLine().getOut().flush();
        if (json != null) {
            Files.writeString(json, Line.json(lines) + "\n");
        }
        if (markdown != null) {
            Files.writeString(markdown, page(markdown, Line.table(lines)));
        }
        return 0;
    }

    /** The page with the first block of lines of a table replaced, or of a new page the table alone. */
    private static String page(Path file, String table) throws IOException {
        if (!Files.exists(file)) {
            return table;
        }
        Matcher old = TABLE.matcher(Files.readString(file));
        return old.find() ? old.replaceFirst(Matcher.quoteReplacement(table)) : Files.readString(file) + "\n" + table;
    }
}
