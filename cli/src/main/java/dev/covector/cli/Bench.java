package dev.covector.cli;

import dev.covector.bench.Benches;
import dev.covector.bench.Comparison;
import dev.covector.bench.Report;
import dev.covector.bench.Row;
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
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures, beside JAX and PyTorch where asked, and says what is met of what is demanded. */
@Command(
        name = "bench",
        description = "Measures this machine's times, and those of JAX and PyTorch in the same run.",
        mixinStandardHelpOptions = true)
final class Bench implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "NAME",
            arity = "1..*",
            description = "Benches, or all: ${COMPLETION-CANDIDATES}.",
            completionCandidates = Names.class)
    private List<String> names;

    @Option(
            names = "--peers",
            description = "Measure JAX and PyTorch too; the first time they are installed into the user's cache.")
    private boolean peers;

    @Option(
            names = "--threads",
            split = ",",
            defaultValue = "1,2",
            description = "Numbers of threads, each on as many cores (default: ${DEFAULT-VALUE}).")
    private List<Integer> threads;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the medians to a file, too.")
    private @Nullable Path json;

    @Option(names = "--only", paramLabel = "REGEX", defaultValue = "", description = "Only cases whose names match.")
    private Pattern only;

    @Option(names = "--quick", description = "Fewer cases and shorter: seconds instead of minutes.")
    private boolean quick;

    /** What may be asked for. */
    private static final class Names implements Iterable<String> {
        @Override
        public java.util.Iterator<String> iterator() {
            return Benches.names().iterator();
        }
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        var benches = (names.equals(List.of("all")) ? Benches.all() : named())
                .stream().map(bench -> bench.only(only)).toList();
        List<Row> rows = new Comparison(peers, quick, threads, err::println).run(benches);
        spec.commandLine().getOut().print(Report.table(rows));
        spec.commandLine().getOut().flush();
        if (json != null) {
            Files.writeString(json, Report.json(rows) + "\n");
        }
        return rows.stream().allMatch(Row::agree) ? 0 : 1;
    }

    private List<dev.covector.bench.Bench> named() {
        try {
            return names.stream().map(Benches::named).toList();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
