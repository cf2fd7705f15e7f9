package dev.covector.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.covector.oracles.Outcome;
import dev.covector.oracles.RecordException;
import dev.covector.oracles.RecordFile;
import dev.covector.oracles.Replay;
import dev.covector.oracles.Tally;
import dev.covector.oracles.adapters.Adapters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Recorded calls of PyTorch have the recorded values and derivatives: every so many of them, all by
 * {@code covector check oracles}. The records lie beside the project, or where {@code COVECTOR_SHARED} says.
 */
class OraclesTest {
    private static final int EVERY = Integer.getInteger("oracles.every", 4);

    @ParameterizedTest
    @ValueSource(strings = {"unary", "binary", "reduce", "shape", "index", "linalg", "nn"})
    void recordedCallsHoldHere(String family) {
        Path file = Repository.shared().resolve("oracles").resolve(family + ".jsonl.gz");
        assumeTrue(Files.exists(file), () -> "the records are not there: " + file + "; set COVECTOR_SHARED");
        Replay replay = new Replay(Adapters::of);
        Tally tally = new Tally();
        List<Outcome> failures = new ArrayList<>();
        int[] count = new int[1];
        RecordFile.read(file, _ -> true, call -> {
            if (count[0]++ % EVERY == 0) {
                Replay.Result result = replay.run(call);
                tally.add(result);
                if (result.outcome() instanceof Outcome.Failed) {
                    failures.add(result.outcome());
                }
            }
        });
        assertThat(failures).isEmpty();
        assertThat(tally.total().passed()).isGreaterThan(count[0] / EVERY / 3);
    }

    private static final String RECORD = """
            {"id": "add/float64/0", "op": "add", "dtype": "float64", "args": [{"tensor": 0}, {"tensor": 0}], "kwargs": {},
            "inputs": [{"dtype": "float64", "shape": [2], "order": "F", "data": [1.0, "inf"]}],
            "outputs": [{"dtype": "float64", "shape": [2], "order": "F", "data": [%s, "inf"]}],
            "tol": {"rtol": 1e-9, "atol": 1e-11}}
            """.replace("\n", "");

    private static Outcome outcome(Path folder, String record) throws IOException {
        Path file = Files.writeString(folder.resolve("records.jsonl"), record);
        return new Replay(Adapters::of).run(RecordFile.read(file).getFirst()).outcome();
    }

    @Test
    void aWrongNumberFails(@TempDir Path folder) throws IOException {
        assertThat(outcome(folder, RECORD.formatted("2.0"))).isInstanceOf(Outcome.Passed.class);
        assertThat(outcome(folder, RECORD.formatted("2.1")))
                .hasToString(
                        "FAILED add/float64/0 value: element [0]: got 2.0, wanted 2.1, 4.74e+07 times the tolerance");
    }

    @Test
    void whatHasNoAdapterIsMissing(@TempDir Path folder) throws IOException {
        String record = RECORD.formatted("2.0").replace("\"op\": \"add\"", "\"op\": \"fft.fft\"");
        assertThat(outcome(folder, record)).isEqualTo(new Outcome.Missing("fft.fft", "there is no adapter"));
    }

    @Test
    void aFileCutShortSaysWhere(@TempDir Path folder) throws IOException {
        String record = RECORD.formatted("2.0");
        assertThatThrownBy(() -> outcome(folder, record + "\n" + record.substring(0, 80)))
                .isInstanceOf(RecordException.class)
                .hasMessageContaining("records.jsonl:2: this is not a JSON object");
        assertThatThrownBy(() -> outcome(folder, record.replace("[2]", "[3]")))
                .isInstanceOf(RecordException.class)
                .hasMessageContaining("a tensor of shape [3] has 3 elements; got 2");
    }
}
