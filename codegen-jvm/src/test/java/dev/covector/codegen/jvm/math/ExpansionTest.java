package dev.covector.codegen.jvm.math;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covector.ir.kernel.Instr;
import dev.covector.ir.kernel.Intrinsic;
import dev.covector.ops.math.Format;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpansionTest {
    /** The special cases of C99 are among the samples: all pairs of zeros, infinities, NaN and extreme numbers. */
    @ParameterizedTest
    @CsvSource({"POW, F32", "POW, F64", "TANH, F32", "TANH, F64", "LOGISTIC, F32", "LOGISTIC, F64"})
    void isWithinOneUnitInTheLastPlace(Intrinsic function, Format format) {
        List<Instr> body = Bodies.expandedBody(function, format);
        Accuracy worst = Accuracy.of(
                arguments -> Evaluator.run(body, arguments), Accuracy.Known.of(function, format, 60_000, 42));
        assertThat(worst.ulps()).as("%s", worst).isLessThanOrEqualTo(1);
    }

    /** C99, F.10.4.4. */
    @ParameterizedTest
    @CsvSource({
        "0, -3, Infinity",
        "-0.0, -3, -Infinity",
        "-0.0, -2, Infinity",
        "0, -Infinity, Infinity",
        "-0.0, 3, -0.0",
        "-0.0, 0.5, 0",
        "-1, Infinity, 1",
        "-1, -Infinity, 1",
        "1, NaN, 1",
        "NaN, 0, 1",
        "NaN, -0.0, 1",
        "-8, 0.333, NaN",
        "0.5, -Infinity, Infinity",
        "2, -Infinity, 0",
        "0.5, Infinity, 0",
        "-2, Infinity, Infinity",
        "-Infinity, -3, -0.0",
        "-Infinity, -2.5, 0",
        "-Infinity, 3, -Infinity",
        "-Infinity, 2.5, Infinity",
        "Infinity, -1, 0",
        "Infinity, 1, Infinity",
        "-2, 3, -8",
        "-2, -1, -0.5",
        "NaN, 1, NaN",
        "2, NaN, NaN",
        "-1, NaN, NaN",
        "-2, 9007199254740992, Infinity",
        "-0.0, Infinity, 0",
        "-0.0, -Infinity, Infinity"
    })
    void hasTheSpecialCasesOfPow(double x, double y, double expected) {
        for (Format format : Format.values()) {
            List<Instr> body = Bodies.expandedBody(Intrinsic.POW, format);
            List<double[]> arguments = List.of(new double[] {x}, new double[] {y});
            assertThat(Evaluator.run(body, arguments)).as("%s", format).containsExactly(expected);
        }
    }
}
