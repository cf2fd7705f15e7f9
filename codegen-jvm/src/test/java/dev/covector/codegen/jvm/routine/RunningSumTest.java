package dev.covector.codegen.jvm.routine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covector.ir.DType;
import dev.covector.ops.Cumsum;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RunningSumTest {
    private static final long[][] SHAPES = {
        {7}, {3, 5}, {20, 4}, {1100, 3}, {2, 3, 4}, {0, 3}, {3, 0}, {1, 1}, {40, 3, 2}
    };

    @ParameterizedTest
    @EnumSource(names = "BOOL", mode = EnumSource.Mode.EXCLUDE)
    void eachElementIsTheSumUpToIt(DType dtype) {
        for (int seed = 0; seed < 8 * SHAPES.length; seed++) {
            Random random = new Random(seed);
            Sample x = Sample.random(dtype, random, true, SHAPES[seed % SHAPES.length]);
            int axis = random.nextInt(x.shape().length);
            boolean reverse = random.nextBoolean();
            Sample sums = Call.run(new Cumsum(x.value(), axis, reverse), x);
            for (long[] at : Sample.indices(x.shape())) {
                double real = 0;
                double imaginary = 0;
                long[] other = at.clone();
                long last = x.shape()[axis] - 1;
                for (other[axis] = reverse ? at[axis] : 0; other[axis] <= (reverse ? last : at[axis]); other[axis]++) {
                    real += x.real(other);
                    imaginary += x.imaginary(other);
                }
                assertThat(new double[] {sums.real(at) + 0.0, sums.imaginary(at) + 0.0})
                        .as("seed %d", seed)
                        .containsExactly(real + 0.0, imaginary + 0.0);
            }
        }
    }

    @Test
    void integersWrap() {
        Sample x = Sample.dense(DType.I64, 2);
        x.setInteger(Long.MAX_VALUE, 0);
        x.setInteger(1, 1);
        assertThat(Call.run(new Cumsum(x.value(), 0, false), x).integer(1)).isEqualTo(Long.MIN_VALUE);
    }
}
