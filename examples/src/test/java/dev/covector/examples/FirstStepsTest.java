package dev.covector.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FirstStepsTest {
    @Test
    void theLineIsFound() {
        FirstSteps.Line line = FirstSteps.fit();
        assertThat(line.slope().item()).isCloseTo(3, within(0.01));
        assertThat(line.offset().item()).isCloseTo(1, within(0.01));
    }
}
