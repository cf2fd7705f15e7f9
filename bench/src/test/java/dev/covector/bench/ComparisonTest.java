package dev.covector.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    @Test
    void rowsHoldTheMedianOverAllRounds() {
        List<Row> rows = Comparison.rows(
                "chain",
                1,
                Map.of(
                        Framework.COVECTOR,
                        List.of(measured("f32 1e3", 10, 1, 9), measured("f32 1e3", 10, 2, 3)),
                        Framework.TORCH,
                        List.of(measured("f32 1e3", 10.001, 7))));
        assertThat(rows)
                .containsExactly(new Row(
                        "chain", "f32 1e3", 1, "us", Map.of(Framework.COVECTOR, 2.5, Framework.TORCH, 7.0), true));
    }

    @Test
    void anotherResultIsToldFromTheSame() {
        List<Row> rows = Comparison.rows(
                "chain",
                1,
                Map.of(
                        Framework.COVECTOR, List.of(measured("f32 1e3", 10, 1)),
                        Framework.JAX, List.of(measured("f32 1e3", 11, 1))));
        assertThat(rows.getFirst().agree()).isFalse();
    }

    @Test
    void steadyCasesShareAProcessAndProgramsDoNot() {
        assertThat(Comparison.groups(Benches.named("mlp").cases())).hasSize(1);
        assertThat(Comparison.groups(Benches.named("first-call").cases())).hasSize(3);
    }

    @Test
    void linesOfAWorkerAreReadBack() {
        Measured read = Worker.read("@@{\"case\": \"f64 2\", \"unit\": \"us\", \"samples\": [1.5], \"sums\": null}")
                .orElseThrow();
        assertThat(read).isEqualTo(Measured.of("f64 2", "us", null, 1.5));
        assertThat(Worker.read("WARNING: anything else")).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> Worker.read("@@{"));
    }

    @Test
    void oneAndTwoCoresArePinnedByTaskset() {
        assertThat(Pinning.TASKSET.prefix(2)).containsExactly("taskset", "-c", "0,1");
        assertThat(Pinning.NONE.prefix(2)).isEmpty();
    }

    private static Measured measured(String work, double sum, double... samples) {
        return Measured.of(work, "us", List.of(sum, 100.0), samples);
    }
}
