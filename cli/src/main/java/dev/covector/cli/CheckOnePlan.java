package dev.covector.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.covector.oracles.Outcome;
import dev.covector.oracles.PlanReplay;
import dev.covector.oracles.RecordFile;
import dev.covector.oracles.adapters.OnePlan;
import dev.covector.runtime.Device;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs recorded functions at several sizes and counts the plans that they took. */
@Command(
        name = "one-plan",
        description = "Runs functions recorded at several sizes, and says which differ or took too many plans.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "A function passes when its values and the gradient of its sum hold at all sizes and the",
            "ledger has one plan for each of them; a function that branches on a size, one a branch."
        })
final class CheckOnePlan implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private final Records records = new Records();

    @Option(names = "--on", paramLabel = "PLUGIN", description = OnPlugin.DESCRIPTION)
    private @Nullable String on;

    @Option(names = "--buckets", description = OnPlugin.BUCKETS)
    private boolean buckets;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        PlanReplay replay = new PlanReplay(OnePlan::of, on == null ? Device.host() : OnPlugin.device(on, buckets));
        Map<String, PlanReplay.Result> results = new TreeMap<>();
        for (Path file : records.files()) {
            RecordFile.functions(file, records::wants, recorded -> {
                PlanReplay.Result result = replay.run(recorded);
                results.put(recorded.name(), result);
                if (result.outcome() instanceof Outcome.Failed failed) {
                    out.println(failed);
                    out.flush();
                }
            });
        }
        results.forEach((name, result) -> {
            if (result.outcome() instanceof Outcome.Missing) {
                out.println("missing " + name);
            }
        });
        long failed = count(results, "failed");
        out.printf("%d passed, %d failed, %d missing%n", count(results, "passed"), failed, count(results, "missing"));
        if (records.json != null) {
            write(records.json, results);
        }
        return failed == 0 ? 0 : Failures.FAILED;
    }

    private static long count(Map<String, PlanReplay.Result> results, String kind) {
        return results.values().stream()
                .filter(result -> kind(result.outcome()).equals(kind))
                .count();
    }

    private static String kind(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Passed _ -> "passed";
            case Outcome.Failed _ -> "failed";
            case Outcome.Missing _ -> "missing";
        };
    }

    private static void write(Path file, Map<String, PlanReplay.Result> results) throws IOException {
        try (JsonGenerator to =
                new JsonFactory().createGenerator(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
            to.useDefaultPrettyPrinter();
            to.writeStartObject();
            for (String kind : List.of("passed", "failed", "missing")) {
                to.writeNumberField(kind, count(results, kind));
            }
            to.writeArrayFieldStart("functions");
            for (Map.Entry<String, PlanReplay.Result> result : results.entrySet()) {
                function(to, result.getKey(), result.getValue());
            }
            to.writeEndArray();
            to.writeEndObject();
        }
    }

    private static void function(JsonGenerator to, String name, PlanReplay.Result result) throws IOException {
        to.writeStartObject();
        to.writeStringField("name", name);
        to.writeStringField("outcome", kind(result.outcome()));
        to.writeNumberField("plans", result.plans());
        to.writeNumberField("gradientPlans", result.gradientPlans());
        if (result.outcome() instanceof Outcome.Failed failed) {
            to.writeStringField("what", failed.what());
            to.writeStringField("detail", failed.detail());
        }
        to.writeEndObject();
    }
}
