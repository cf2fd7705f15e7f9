package dev.covector.bench.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.covector.ir.DType;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PointsTest {
    private static Measured named(String name) {
        return Functions.all().stream()
                .filter(function -> function.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The exact results are a half and one. */
    @ParameterizedTest
    @CsvSource({"F32, 0.5000001, 1, 1.68, 7", "F64, 0.5, 1.0000000000000002, 1, 8", "F64, 0.5, NaN, Infinity, 8"})
    void errorsAreCountedInPlacesOfTheResult(DType dtype, double first, double second, double ulps, double at) {
        var points = new Points(
                named("log"),
                dtype,
                List.of(new double[] {7}, new double[] {8}),
                List.of(new BigDecimal("0.5"), BigDecimal.ONE));
        Worst worst = points.worst(first, second);
        assertThat(worst.ulps()).isCloseTo(ulps, within(0.01));
        assertThat(worst.at()).containsExactly(at);
    }

    @Test
    void infinityIsTheNumberBehindTheLargest() {
        var points = new Points(
                named("exp"),
                DType.F32,
                List.of(new double[] {88}, new double[] {89}),
                List.of(new BigDecimal(Float.MAX_VALUE), new BigDecimal("1e60")));
        assertThat(points.worst(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY)
                        .ulps())
                .isEqualTo(1);
        assertThat(points.worst(Float.MAX_VALUE, Float.MAX_VALUE).ulps()).isEqualTo(1);
    }

    @Test
    void argumentsReachFromSubnormalNumbersToTheLargestAndAreTheSameAgain() {
        Points points = Points.of(named("sqrt"), DType.F32, 300);
        assertThat(Arrays.stream(points.operand(0)).min().orElseThrow()).isLessThan(Float.MIN_NORMAL);
        assertThat(Arrays.stream(points.operand(0)).max().orElseThrow()).isGreaterThan(1e35);
        assertThat(Points.of(named("sqrt"), DType.F32, 300).operand(0)).isEqualTo(points.operand(0));
    }

    @Test
    void functionsAreTheOpsThatRoundMoreThanOnce() {
        assertThat(FunctionOps.names())
                .contains("sqrt", "exp", "pow", "atan2", "entr", "erf", "zeta", "besselJ1")
                .doesNotContain("add", "div", "fma", "rem", "floor", "abs", "sign", "nextafter", "gcd", "complex");
    }

    @ParameterizedTest
    @CsvSource({"3.14159, 3.14", "133.7, 134", "9e15, 9e+15"})
    void aLineSaysNoMoreDigitsThanItHas(double ulps, String figure) {
        Line line = new Line("f", DType.F64, Map.of("scalar", new Worst(ulps, 0.1, -2)));
        Line other = new Line("g", DType.F64, Map.of("numpy", new Worst(0.5, 1e-300)));
        assertThat(Line.table(List.of(line, other))).isEqualTo("""
                | function | dtype | scalar | 128 bits | 256 bits | 512 bits | interpreted | numpy | jax | torch |
                |---|---|---|---|---|---|---|---|---|---|
                | f | f64 | %s at 0.1, -2 | absent | absent | absent | absent | - | absent | absent |
                | g | f64 | - | absent | absent | absent | absent | 0.50 at 1e-300 | absent | absent |
                """.formatted(figure));
        assertThat(Line.json(List.of(line))).contains("\"function\" : \"f\"", "\"at\" : [ 0.1, -2.0 ]");
    }
}
