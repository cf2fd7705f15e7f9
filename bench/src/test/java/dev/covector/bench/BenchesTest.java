package dev.covector.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BenchesTest {
    /** What a peer printed for a case. */
    record Reference(
            String bench,

            @com.fasterxml.jackson.annotation.JsonProperty("case")
            String work,

            List<Double> sums) {
        @Override
        public String toString() {
            return bench + ": " + work;
        }
    }

    /** The sums that PyTorch computed for the same work. */
    private static Stream<Reference> references() throws IOException {
        try (InputStream in = Objects.requireNonNull(BenchesTest.class.getResourceAsStream("peers.jsonl"))) {
            ObjectMapper json = new ObjectMapper();
            List<Reference> all = new java.util.ArrayList<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                all.add(json.readValue(line, Reference.class));
            }
            return all.stream();
        }
    }

    @ParameterizedTest
    @MethodSource("references")
    void computesWhatThePeersCompute(Reference reference) {
        Measured theirs = Measured.of(reference.work, "", reference.sums);
        List<Measured> ours = switch (Benches.named(reference.bench).named(reference.work)) {
            case Case.Steady steady ->
                List.of(Measured.of(
                        reference.work, "", Sums.of(steady.preparation().get().get())));
            case Case.Once once -> once.program().get();
        };
        assertThat(ours).allSatisfy(one -> {
            assertThat(one.work()).isEqualTo(reference.work);
            assertThat(one.agrees(theirs))
                    .as("%s and %s", one.sums(), reference.sums)
                    .isTrue();
        });
    }

    @Test
    void everyBenchHasCasesOfDifferentNamesAndAQuickOne() {
        assertThat(Benches.all()).allSatisfy(bench -> {
            assertThat(bench.cases()).extracting(Case::name).doesNotHaveDuplicates();
            assertThat(bench.cases(true)).isNotEmpty();
        });
    }

    @Test
    void anUnknownNameIsAnsweredByTheKnownOnes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Benches.named("speed"))
                .withMessage("no bench is called speed; there are " + String.join(", ", Benches.names()));
    }
}
