package dev.covector.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final Row FAST = new Row(
            "dispatch",
            "chain of 10",
            1,
            "us",
            Map.of(Framework.COVECTOR, 0.125, Framework.JAX, 12.0, Framework.TORCH, 9.5),
            true);
    private static final Row ALONE =
            new Row("dispatch", "chain of 10, closed", 2, "us", Map.of(Framework.COVECTOR, 1234.5), true);

    @Test
    void tableShowsMediansRatioAndVerdict() {
        assertThat(Report.table(List.of(FAST, ALONE))).isEqualTo("""
                dispatch: jitted tanh(x*y+z)*exp(-x*x) of 10 elements, tensors in, a tensor out
                must: 20x less than jax, 10x less than torch
                  case                 threads  covector   jax  torch  unit  better/ours  must
                  chain of 10                1     0.125  12.0   9.50    us         76.0   met
                  chain of 10, closed        2      1235     -      -    us            -     ?
                  geometric mean: jax takes 96.0x, 1 cases
                  geometric mean: torch takes 76.0x, 1 cases

                """);
    }

    @Test
    void tableSaysWhereResultsDiffer() {
        Row wrong = new Row("dispatch", "chain of 10", 1, "us", FAST.medians(), false);
        assertThat(Report.table(List.of(wrong))).contains("RESULTS DIFFER").doesNotContain("met");
    }

    @Test
    void tableHasAColumnForNumPyOnlyWhereItWasMeasured() {
        Row product =
                new Row("matmul", "f64 256", 1, "us", Map.of(Framework.COVECTOR, 100.0, Framework.NUMPY, 104.0), true);
        assertThat(Report.table(List.of(product))).contains("numpy").contains("met");
        assertThat(Report.table(List.of(FAST))).doesNotContain("numpy");
    }

    @Test
    void jsonHasNullForWhatAFrameworkDidNotDo() throws JsonProcessingException {
        JsonNode array = new ObjectMapper().readTree(Report.json(List.of(FAST, ALONE)));
        assertThat(array).hasSize(2);
        assertThat(array.get(0)).hasToString("""
                {"bench":"dispatch","case":"chain of 10","threads":1,"covector":0.125,"jax":12.0,"torch":9.5,"unit":"us"}""");
        assertThat(array.get(1).get("jax").isNull()).isTrue();
    }

    @Test
    void numbersHaveThreeDigits() {
        assertThat(List.of(0.01234, 1.234, 12.34, 123.4, 12345.0, -1.5, 0.0).stream()
                        .map(Report::number)
                        .toList())
                .containsExactly("0.0123", "1.23", "12.3", "123", "12345", "-1.50", "0.0");
    }
}
