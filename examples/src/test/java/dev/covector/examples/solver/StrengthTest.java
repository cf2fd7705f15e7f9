package dev.covector.examples.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.covector.examples.Lines;
import org.junit.jupiter.api.Test;

class StrengthTest {
    @Test
    void bothWaysAndDifferencesGiveTheSameDerivativeByOnePlanEach() {
        Strength strength = new Strength();
        assertThat(strength.run(new Lines(_ -> {}))).hasSize(9).allSatisfy(slope -> {
            double size = Math.abs(slope.difference());
            assertThat(slope.unrolled()).isCloseTo(slope.difference(), within(1e-5 * size + 1e-9));
            // The weights are as far from the minimum as the gradient's 1e-10 over the least curvature, exp(-6).
            assertThat(slope.implicit()).isCloseTo(slope.unrolled(), within(1e-6 * size));
        });
        assertThat(strength.plans()).isEqualTo(2);
    }
}
