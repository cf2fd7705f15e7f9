package dev.covector.codegen.jvm.routine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covector.ir.DType;
import dev.covector.ops.Recurrence;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LinearRecurrenceTest {
    private static final long[][] SHAPES = {
        {7}, {3, 5}, {20, 4}, {1100, 3}, {2, 3, 4}, {0, 3}, {3, 0}, {1, 1}, {40, 3, 2}
    };

    @ParameterizedTest
    @EnumSource(names = "BOOL", mode = EnumSource.Mode.EXCLUDE)
    void eachElementIsTheOneBeforeTimesAPlusB(DType dtype) {
        for (int seed = 0; seed < 8 * SHAPES.length; seed++) {
            Random random = new Random(seed);
            long[] shape = SHAPES[seed % SHAPES.length];
            Sample a = units(Sample.random(dtype, random, false, shape), random);
            Sample b = Sample.random(dtype, random, true, shape);
            int axis = random.nextInt(shape.length);
            boolean reverse = random.nextBoolean();
            Sample y = Call.run(new Recurrence(a.value(), b.value(), axis, reverse), a, b);
            long first = reverse ? shape[axis] - 1 : 0;
            for (long[] at : Sample.indices(shape)) {
                long[] before = at.clone();
                before[axis] += reverse ? 1 : -1;
                boolean isFirst = at[axis] == first;
                double re = isFirst ? 0 : a.real(at) * y.real(before) - a.imaginary(at) * y.imaginary(before);
                double im = isFirst ? 0 : a.real(at) * y.imaginary(before) + a.imaginary(at) * y.real(before);
                assertThat(new double[] {y.real(at) + 0.0, y.imaginary(at) + 0.0})
                        .as("seed %d", seed)
                        .containsExactly(re + b.real(at) + 0.0, im + b.imaginary(at) + 0.0);
            }
        }
    }

    /** Zero and the units, so that products stay exact. */
    private static Sample units(Sample a, Random random) {
        double[][] units = {{0, 0}, {1, 0}, {-1, 0}, {0, 1}, {0, -1}};
        for (long[] at : Sample.indices(a.shape())) {
            double[] unit = units[random.nextInt(a.dtype().isComplex() ? 5 : 3)];
            a.set(unit[0], unit[1], at);
        }
        return a;
    }

    @Test
    void theFirstFactorIsNotUsed() {
        Sample a = Sample.dense(DType.F64, 2);
        a.set(Double.POSITIVE_INFINITY, 0, 0);
        a.set(3, 0, 1);
        Sample b = Sample.dense(DType.F64, 2);
        b.set(2, 0, 0);
        b.set(0, 0, 1);
        assertThat(Call.run(new Recurrence(a.value(), b.value(), 0, false), a, b)
                        .real(1))
                .isEqualTo(6);
    }
}
