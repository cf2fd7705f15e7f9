package dev.covector.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.covector.lower.stablehlo.pjrt.PjrtClient;
import dev.covector.oracles.Outcome;
import dev.covector.oracles.RecordFile;
import dev.covector.oracles.RecordedProgram;
import dev.covector.oracles.hlo.ProgramReplay;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs recorded programs by a plugin and says which differ. */
@Command(
        name = "pjrt",
        description = "Runs the text of recorded StableHLO programs by a PJRT plugin, and says which differ.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "A program passes when every result is within 1e-9 of the largest recorded element (f64,",
            "c128) or 1e-5 (f32, c64); integers are the same. Programs without sizes are missing,",
            "since plugins refuse them."
        })
final class CheckPjrt implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private final Records records = new Records();

    @Option(names = "--on", paramLabel = "PLUGIN", description = OnPlugin.DESCRIPTION)
    private String plugin = OnPlugin.CPU;

    /** What became of each program. */
    private record Result(RecordedProgram program, Outcome outcome) {}

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        List<Result> results = new ArrayList<>();
        try (PjrtClient client = OnPlugin.load(plugin).client()) {
            ProgramReplay replay = new ProgramReplay(client.device(0));
            for (Path file : records.files()) {
                RecordFile.programs(file, records::wants, program -> {
                    Outcome outcome = replay.run(program);
                    results.add(new Result(program, outcome));
                    if (outcome instanceof Outcome.Failed failed) {
                        out.println(failed);
                        out.flush();
                    }
                });
            }
        }
        results.forEach(result -> {
            if (result.outcome instanceof Outcome.Missing missing) {
                out.println("missing " + result.program.id() + ": " + missing.reason());
            }
        });
        long failed = count(results, Outcome.Failed.class);
        out.printf(
                "%d passed, %d failed, %d missing%n",
                count(results, Outcome.Passed.class), failed, count(results, Outcome.Missing.class));
        if (records.json != null) {
            write(records.json, results);
        }
        return failed == 0 ? 0 : Failures.FAILED;
    }

    private static long count(List<Result> results, Class<? extends Outcome> kind) {
        return results.stream()
                .filter(result -> kind.isInstance(result.outcome))
                .count();
    }

    private static void write(Path file, List<Result> results) throws IOException {
        try (JsonGenerator to =
                new JsonFactory().createGenerator(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
            to.useDefaultPrettyPrinter();
            to.writeStartObject();
            to.writeNumberField("passed", count(results, Outcome.Passed.class));
            to.writeNumberField("failed", count(results, Outcome.Failed.class));
            to.writeNumberField("missing", count(results, Outcome.Missing.class));
            to.writeArrayFieldStart("programs");
            for (Result result : results) {
                to.writeStartObject();
                to.writeStringField("id", result.program.id());
                switch (result.outcome) {
                    case Outcome.Passed _ -> to.writeStringField("outcome", "passed");
                    case Outcome.Missing missing -> {
                        to.writeStringField("outcome", "missing");
                        to.writeStringField("detail", missing.reason());
                    }
                    case Outcome.Failed failed -> {
                        to.writeStringField("outcome", "failed");
                        to.writeStringField("what", failed.what());
                        to.writeStringField("detail", failed.detail());
                    }
                }
                to.writeEndObject();
            }
            to.writeEndArray();
            to.writeEndObject();
        }
    }
}
