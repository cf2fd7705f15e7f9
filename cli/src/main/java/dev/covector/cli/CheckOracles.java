package dev.covector.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.covector.oracles.Outcome;
import dev.covector.oracles.RecordFile;
import dev.covector.oracles.Replay;
import dev.covector.oracles.Tally;
import dev.covector.oracles.adapters.Adapters;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Replays recorded calls and says which differ. */
@Command(
        name = "oracles",
        description = "Replays recorded calls of PyTorch with their derivatives, and says which differ.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Values and derivatives come from compiled plans, every eighth value also from",
            "operations one at a time. COVECTOR_VECTOR=off replays with scalar kernels."
        })
final class CheckOracles implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "PATH",
            arity = "1..*",
            description = "Files of records, or folders that hold some (.jsonl, .jsonl.gz).")
    private List<Path> paths;

    @Option(names = "--only", paramLabel = "REGEX", description = "Only operators whose whole name matches.")
    private Pattern only = Pattern.compile(".*");

    @Option(names = "--json", paramLabel = "FILE", description = "Write the counts and failures to a file, too.")
    private @Nullable Path json;

    @Override
    public Integer call() throws IOException {
        if (System.getProperty("covector.compile") == null) {
            System.setProperty(
                    "covector.compile", "now"); // values come from kernels, not from the interpreter before them
        }
        PrintWriter out = spec.commandLine().getOut();
        Replay replay = new Replay(Adapters::of);
        Tally tally = new Tally();
        List<Outcome.Failed> failures = new ArrayList<>();
        for (Path path : paths) {
            for (Path file : RecordFile.under(path)) {
                RecordFile.read(file, op -> only.matcher(op).matches(), call -> {
                    Replay.Result result = replay.run(call);
                    tally.add(result);
                    if (result.outcome() instanceof Outcome.Failed failed) {
                        failures.add(failed);
                        out.println(failed);
                        out.flush();
                    }
                });
            }
        }
        out.println(tally.summary());
        if (json != null) {
            write(json, tally, failures);
        }
        return failures.isEmpty() ? 0 : Failures.FAILED;
    }

    private static void write(Path file, Tally tally, List<Outcome.Failed> failures) throws IOException {
        try (JsonGenerator to =
                new JsonFactory().createGenerator(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
            to.useDefaultPrettyPrinter();
            to.writeStartObject();
            counts(to, "total", tally.total());
            to.writeObjectFieldStart("operators");
            for (Map.Entry<String, Tally.Counts> op : tally.ops().entrySet()) {
                counts(to, op.getKey(), op.getValue());
            }
            to.writeEndObject();
            to.writeArrayFieldStart("failures");
            for (Outcome.Failed failed : failures) {
                to.writeStartObject();
                to.writeStringField("id", failed.id());
                to.writeStringField("what", failed.what());
                to.writeStringField("detail", failed.detail());
                to.writeEndObject();
            }
            to.writeEndArray();
            to.writeEndObject();
        }
    }

    private static void counts(JsonGenerator to, String name, Tally.Counts counts) throws IOException {
        to.writeObjectFieldStart(name);
        to.writeNumberField("passed", counts.passed());
        to.writeNumberField("failed", counts.failed());
        to.writeNumberField("missing", counts.missing());
        to.writeNumberField("functions", counts.functions());
        to.writeNumberField("plans", counts.plans());
        to.writeEndObject();
    }
}
