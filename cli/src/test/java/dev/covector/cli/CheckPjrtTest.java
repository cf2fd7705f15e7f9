package dev.covector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code check pjrt} says which recorded programs differ. */
class CheckPjrtTest {
    private static final String ONE = "{\"dtype\": \"float64\", \"shape\": [1], \"b64\": \"AAAAAAAA8D8=\"}";
    private static final String TWO = "{\"dtype\": \"float64\", \"shape\": [1], \"b64\": \"AAAAAAAAAEA=\"}";
    private static final String RECORD = """
            {"name": "%s", "dtype": "float64", "stablehlo": "module @m { func.func public @main(%%a: tensor<1xf64>) -> \
            tensor<1xf64> { %%0 = stablehlo.%s %%a, %%a : tensor<1xf64> return %%0 : tensor<1xf64> } }", \
            "inputs": [%s], "outputs": [%s]}
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void requirePlugin() {
        TestPlugin.require();
    }

    /** {@code lapack_records.py} wrote them. */
    @Test
    void everyCallOfLapackThatJaxWritesGivesWhatJaxGives() throws IOException {
        Path records = folder.resolve("lapack.jsonl.gz");
        try (InputStream in = Objects.requireNonNull(CheckPjrtTest.class.getResourceAsStream("lapack.jsonl.gz"))) {
            Files.copy(in, records);
        }
        Invocation said = Invocation.of("check", "pjrt", records);
        assertThat(said.out()).endsWith(" passed, 0 failed, 0 missing" + System.lineSeparator());
        assertThat(said.out()).matches("(?s)1[5-9]\\d passed.*");
        assertThat(said.status()).isZero();
    }

    @Test
    void whatDiffersFailsAndSoDoesTheCommand() throws IOException {
        Path file = Files.writeString(
                folder.resolve("p.jsonl"),
                RECORD.formatted("twice", "add", ONE, TWO)
                        + RECORD.formatted("square", "multiply", ONE, TWO)
                        + RECORD.formatted("typo", "ad", ONE, TWO));
        Path json = folder.resolve("report.json");
        Invocation said = Invocation.of("check", "pjrt", file, "--json", json);
        assertThat(said.status()).isEqualTo(1);
        assertThat(said.out())
                .contains("FAILED square/float64 value: element 0 is 1.0, wanted 2.0")
                .contains("FAILED typo/float64 error: -:1:")
                .endsWith("1 passed, 2 failed, 0 missing" + System.lineSeparator());
        assertThat(Files.readString(json)).contains("\"id\" : \"square/float64\"", "\"failed\" : 2");
        assertThat(Invocation.of("check", "pjrt", file, "--only", "tw.*").out())
                .isEqualTo("1 passed, 0 failed, 0 missing" + System.lineSeparator());
    }

    @Test
    void programsWithoutSizesAreMissingByName() throws IOException {
        Path file = Files.writeString(
                folder.resolve("s.jsonl"), "{\"name\": \"chain\", \"stablehlo\": \"\", \"runs\": []}\n");
        Invocation said = Invocation.of("check", "pjrt", file);
        assertThat(said.out().lines())
                .containsExactly(
                        "missing chain/any size: its sizes are unknown, which plugins refuse",
                        "0 passed, 0 failed, 1 missing");
        assertThat(said.status()).isZero();
    }
}
