package dev.covector.tests.xla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.covector.oracles.Outcome;
import dev.covector.oracles.PlanReplay;
import dev.covector.oracles.RecordFile;
import dev.covector.oracles.adapters.OnePlan;
import dev.covector.oracles.programs.Programs;
import dev.covector.runtime.Device;
import dev.covector.tests.Repository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Recorded functions and random programs on XLA's CPU: the recorded numbers and gradients, and those of one op after the other. */
class DeviceFunctionsTest {
    private static final long FIRST = 20260201;
    private static final int COUNT = 30;

    @Test
    void recordedFunctionsRunForExactSizes() {
        Map<String, Outcome> outcomes = replayed(Devices.cpu());
        assertThat(outcomes.values()).noneMatch(outcome -> outcome instanceof Outcome.Failed);
        assertThat(outcomes.values().stream().filter(outcome -> outcome instanceof Outcome.Passed))
                .hasSizeGreaterThan(54);
    }

    private static Map<String, Outcome> replayed(Device device) {
        Path file = Repository.shared().resolve("acceptance/one-plan.jsonl.gz");
        assumeTrue(Files.exists(file), () -> "the functions are not there: " + file + "; set COVECTOR_SHARED");
        PlanReplay replay = new PlanReplay(OnePlan::of, device);
        Map<String, Outcome> outcomes = new TreeMap<>();
        RecordFile.functions(
                file,
                _ -> true,
                recorded -> outcomes.put(recorded.name(), replay.run(recorded).outcome()));
        return outcomes;
    }

    @Test
    void randomProgramsAgree() {
        Programs programs = new Programs(List.of(Devices.cpu(), Devices.cpu().inBuckets()));
        List<String> mismatches = new ArrayList<>();
        for (long seed = FIRST; seed < FIRST + COUNT; seed++) {
            String mismatch = programs.check(seed);
            if (mismatch != null) {
                mismatches.add(mismatch);
            }
        }
        assertThat(mismatches).as("seeds from %d on", FIRST).isEmpty();
    }
}
