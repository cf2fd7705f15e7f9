package dev.covector.codegen.jvm.math;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covector.ir.kernel.Intrinsic;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferenceTest {
    /** Values of mpmath at 1300 bits, as a double and the rest. */
    @ParameterizedTest
    @CsvSource({
        "EXP, 12.34, 0, 0x1.be9af9dcff5f0p+17, 0x1.9d775ea93742fp-39",
        "EXPM1, -0.3, 0, -0x1.0966f2c7907f6p-2, -0x1.0a730392f0d98p-59",
        "LOG, 1.001, 0, 0x1.060354f8c3cc4p-10, -0x1.404acdf912225p-64",
        "LOG, 1e-300, 0, -0x1.5963447f87fb5p+9, -0x1.aa670d35324e6p-46",
        "LOG1P, -1e-05, 0, -0x1.4f8bc681e6006p-17, 0x1.467e6f483fa76p-71",
        "SIN, 1e+300, 0, -0x1.a2c16b010e385p-1, -0x1.b900a1f54ecd2p-55",
        "COS, -1.5707963267948966, 0, 0x1.1a62633145c07p-54, -0x1.f1976b7ed8fbcp-110",
        "TANH, 0.1, 0, 0x1.983d7795f413ap-4, 0x1.0562af1da747bp-58",
        "LOGISTIC, -30.5, 0, 0x1.ff3864232b208p-45, 0x1.f9a5ba5f419fdp-101",
        "POW, 1.0001, 12345.678, 0x1.b7e526b8e001cp+1, -0x1.30245cb0d4d6cp-53",
        "ATAN2, 3.0, -4.0, 0x1.3fc176b7a8560p+1, -0x1.441a3bd3f1083p-58"
    })
    void agreesWithMultiplePrecision(Intrinsic function, double x, double y, String high, String low) {
        Exact exact = Reference.of(function, x, y);
        DoubleDouble expected = new DoubleDouble(Double.parseDouble(high), Double.parseDouble(low));
        double error = exact.value()
                .scaled(exact.exponent())
                .minus(expected)
                .over(expected)
                .high();
        assertThat(Math.abs(error)).isLessThan(0x1p-94);
    }
}
