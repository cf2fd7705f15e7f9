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
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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

    @Mixin
    private final Records records = new Records();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Replay replay = new Replay(Adapters::of);
        Tally tally = new Tally();
        List<Outcome.Failed> failures = new ArrayList<>();
        for (Path file : records.files()) {
            RecordFile.read(file, records::wants, call -> {
                Replay.Result result = replay.run(call);
                tally.add(result);
                if (result.outcome() instanceof Outcome.Failed failed) {
                    failures.add(failed);
                    out.println(failed);
                    out.flush();
                }
            });
        }
        out.println(tally.summary());
        if (records.json != null) {
            write(records.json, tally, failures);
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
