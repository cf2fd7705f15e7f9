package dev.covector.cli;

import dev.covector.bench.accuracy.Line;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the largest errors of the elementary and special functions, beside those of NumPy, JAX and PyTorch where asked. */
@Command(
        name = "accuracy",
        description = "Measures the largest error of each elementary and special function, in units of the last place:"
                + " at each width of vectors, as scalar code, interpreted, and of the peers.",
        mixinStandardHelpOptions = true)
final class Accuracy implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--samples",
            defaultValue = "2000",
            description = "Arguments of each function in each dtype (default: ${DEFAULT-VALUE}).")
    private int samples;

    @Option(names = "--only", paramLabel = "REGEX", defaultValue = "", description = "Functions whose names match.")
    private Pattern only;

    @Option(
            names = "--peers",
            description = "Measure NumPy with SciPy, JAX and PyTorch too; the first time they are installed into the"
                    + " user's cache.")
    private boolean peers;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the errors to a file, too.")
    private @Nullable Path json;

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        List<Line> lines = new dev.covector.bench.accuracy.Accuracy(samples, peers, only, err::println).measure();
        spec.commandLine().getOut().print(Line.table(lines));
        spec.commandLine().getOut().flush();
        if (json != null) {
            Files.writeString(json, Line.json(lines) + "\n");
        }
        return 0;
    }
}
