package dev.covector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code check one-plan} says which functions fail and which are missing. */
class CheckOnePlanTest {
    @TempDir
    private Path folder;

    private Path functions(String cumsum) throws IOException {
        String cases = """
                "axes": "n", "cases": [{"n": 2, "input": {"dtype": "float64", "shape": [2], "data": [1.0, 2.0]},
                "outputs": [{"dtype": "float64", "shape": [2], "data": %s}]}]}
                """.replace("\n", "");
        return Files.writeString(
                folder.resolve("f.jsonl"),
                "{\"name\": \"cumsum\", " + cases.formatted(cumsum) + "\n{\"name\": \"roll 1\", "
                        + cases.formatted("[2.0, 1.0]") + "\n{\"name\": \"warp\", " + cases.formatted("[0.0, 0.0]"));
    }

    @Test
    void whatHoldsPassesAndWhatIsUnknownIsMissingByName() throws IOException {
        Invocation said =
                Invocation.of("check", "one-plan", functions("[1.0, 3.0]").toString());
        assertThat(said.status()).isZero();
        assertThat(said.out().lines()).containsExactly("missing warp", "2 passed, 0 failed, 1 missing");
    }

    @Test
    void aFunctionThatDiffersFailsAndSoDoesTheCommand() throws IOException {
        Path json = folder.resolve("report.json");
        Invocation said = Invocation.of(
                "check", "one-plan", functions("[1.0, 4.0]").toString(), "--only", "c.*", "--json", json.toString());
        assertThat(said.status()).isEqualTo(1);
        assertThat(said.out())
                .startsWith("FAILED cumsum value at n = 2: element [1]: got 3.0, wanted 4.0")
                .endsWith("0 passed, 1 failed, 0 missing\n");
        assertThat(Files.readString(json))
                .contains("\"name\" : \"cumsum\"", "\"outcome\" : \"failed\"", "\"plans\" : 1");
    }

    @Test
    void aFileThatIsNotThereIsToldOf() {
        Invocation said =
                Invocation.of("check", "one-plan", folder.resolve("none.jsonl").toString());
        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err()).contains("none.jsonl: there is no such file or folder");
    }
}
