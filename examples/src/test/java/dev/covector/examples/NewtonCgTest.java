package dev.covector.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NewtonCgTest {
    @Test
    void theGradientVanishesQuadraticallyAndTheLossFallsAtEveryIteration() {
        Digits.Split digits = Digits.load().split(0);
        NewtonCg newton = new NewtonCg(digits.train(), 8);
        List<NewtonCg.Iteration> iterations = newton.run(1e-10);
        assertThat(iterations).hasSizeLessThan(20);
        assertThat(iterations.getLast().gradientNorm()).isLessThan(1e-10);
        assertThat(iterations.getLast().loss()).isLessThan(0.1);
        for (int i = 1; i < iterations.size(); i++) {
            assertThat(iterations.get(i).loss())
                    .isLessThanOrEqualTo(iterations.get(i - 1).loss() + 1e-12);
        }
        assertThat(newton.accuracy(digits.test(), 8)).isGreaterThan(0.95);
    }
}
