package dev.covector.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.covector.ir.DType;
import org.junit.jupiter.api.Test;

class InputsTest {
    /** Printed by {@code peers/peer.py}: numbers((2, 3), 1, "float64"). */
    private static final double[][] OF_THE_PEERS = {
        {0.29309459077194333, 0.8076039920561016, 0.4304431932978332},
        {0.478220711927861, 0.0048656584694981575, 0.8505142140202224}
    };

    @Test
    void elementsAreThoseOfThePeers() {
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 3; j++) {
                assertThat(Inputs.numbers(DType.F64, 1, 2, 3).at(i, j)).isCloseTo(OF_THE_PEERS[i][j], within(1e-15));
            }
        }
    }

    @Test
    void theSameElementsInMemoryOrderAreTheTranspose() {
        assertThat(Inputs.inMemoryOrder(DType.F64, 1, 3, 2).toDoubles())
                .containsExactly(Inputs.numbers(DType.F64, 1, 2, 3).transpose().toDoubles());
    }
}
