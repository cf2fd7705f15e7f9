package dev.covector.examples.krylov;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.covector.examples.Lines;
import dev.covector.ir.DType;
import dev.covector.tracer.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class GroundStateTest {
    /** The basis of each is as large as it has to be, and the derivative is that of the energy. */
    @Test
    void oneBasisGrowsFurtherThanAnotherByTheSamePlan() {
        GroundState example = new GroundState();
        List<GroundState.State> states = example.run(new Lines(_ -> {}));
        assertThat(states).hasSize(6).allSatisfy(state -> {
            assertThat(state.slope()).isCloseTo(state.difference(), within(1e-4 * Math.abs(state.difference())));
            assertThat(state.energy()).isBetween(-6.0, -4.0);
        });
        for (int i = 0; i < states.size(); i += 2) {
            assertThat(states.get(i + 1).basis()).isGreaterThan(states.get(i).basis());
            assertThat(states.get(i).energy()).isCloseTo(states.get(i + 1).energy(), within(2e-2));
        }
        assertThat(example.plans()).isEqualTo(2);
        assertThat(states.get(1).energy()).isCloseTo(smallest(10), within(1e-5));
    }

    /** By the whole matrix. */
    private static double smallest(int side) {
        double[] impurities = GroundState.impurities(side).toDoubles();
        int points = side * side;
        double[] matrix = new double[points * points];
        for (int i = 0; i < points; i++) {
            matrix[i * points + i] = impurities[i];
            int row = i % side;
            int column = i / side;
            matrix[i * points + (row + 1) % side + column * side]--;
            matrix[i * points + (row + side - 1) % side + column * side]--;
            matrix[i * points + row + (column + 1) % side * side]--;
            matrix[i * points + row + (column + side - 1) % side * side]--;
        }
        return Tensor.of(DType.F64, new long[] {points, points}, matrix)
                .eighValues()
                .min()
                .item();
    }
}
