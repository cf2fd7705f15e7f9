package dev.covector.cli;

import dev.covector.oracles.programs.Programs;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs random programs in every way there is and says which disagree. */
@Command(
        name = "programs",
        description = "Runs random programs made of all operators in every way there is, and says which disagree.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "A program is 3 to 30 operators on tensors of symbolic sizes. Its one plan is run at two",
            "sizes: interpreted, as scalar kernels, and as vector kernels; all must agree with one",
            "operator after the other, up to what rounding is seen to change. Its derivatives",
            "forwards and backwards must be adjoint, and the limit of differences. A program that",
            "fails is shrunk and printed as a .cv file."
        })
final class CheckPrograms implements Callable<Integer> {
    private static final int PER_LINE = 10;

    @Spec
    private CommandSpec spec;

    @Option(names = "--count", paramLabel = "N", description = "How many programs; ${DEFAULT-VALUE} unless told.")
    private int count = 10_000;

    @Option(names = "--seed", paramLabel = "S", description = "The seed of the first; each has the next one.")
    private long seed = 1;

    @Option(names = "--keep", paramLabel = "DIR", description = "Write programs that fail to files in a folder, too.")
    private @Nullable Path keep;

    @Option(names = "--ops", description = "Also say how often each operator was used.")
    private boolean ops;

    @Option(names = "--on", paramLabel = "PLUGIN", description = OnPlugin.DESCRIPTION)
    private @Nullable String on;

    @Option(names = "--buckets", description = OnPlugin.BUCKETS)
    private boolean buckets;

    @Override
    public Integer call() throws IOException {
        if (System.getProperty("covector.compile") == null) {
            System.setProperty("covector.compile", "never"); // kernels are compiled here, in the ways to be compared
        }
        PrintWriter out = spec.commandLine().getOut();
        Programs programs = on == null ? new Programs() : new Programs(List.of(OnPlugin.device(on, buckets)));
        for (long each = seed; each < seed + count; each++) {
            String mismatch = programs.check(each);
            if (mismatch != null) {
                report(each, mismatch, out);
            }
        }
        if (ops) {
            print(programs.ops(), out);
        }
        out.println(programs.summary());
        return programs.mismatches() == 0 ? 0 : Failures.FAILED;
    }

    private void report(long each, String text, PrintWriter out) throws IOException {
        out.println(text);
        out.flush();
        if (keep != null) {
            Files.createDirectories(keep);
            Files.writeString(keep.resolve("program-" + each + ".cv"), text);
        }
    }

    private static void print(Map<String, Integer> counts, PrintWriter out) {
        StringBuilder line = new StringBuilder();
        int printed = 0;
        for (Map.Entry<String, Integer> op : counts.entrySet()) {
            line.append(op.getKey()).append(' ').append(op.getValue()).append(++printed % PER_LINE == 0 ? "\n" : "  ");
        }
        out.println(line.toString().lines().map(String::strip).collect(Collectors.joining("\n")));
    }
}
