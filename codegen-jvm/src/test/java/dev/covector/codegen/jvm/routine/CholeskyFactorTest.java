package dev.covector.codegen.jvm.routine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.covector.ir.DType;
import dev.covector.ops.Cholesky;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CholeskyFactorTest {
    @ParameterizedTest
    @EnumSource(names = {"F32", "F64", "C64", "C128"})
    void aFactorTimesItsAdjointIsTheMatrixOfWhichTheLowerTriangleIsRead(DType dtype) {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            int n = random.nextInt(7);
            long[] batch = {random.nextInt(3), 1 + random.nextInt(2)};
            Sample x = Sample.random(dtype, random, false, n, n, batch[0], batch[1]);
            for (long[] b : Sample.indices(batch)) {
                for (long[] at : Sample.indices(n, n)) {
                    boolean upper = at[0] < at[1];
                    boolean diagonal = at[0] == at[1];
                    double value = upper ? Double.NaN : diagonal ? 20 * n : x.real(at[0], at[1], b[0], b[1]);
                    double imaginary = diagonal ? 0 : upper ? Double.NaN : x.imaginary(at[0], at[1], b[0], b[1]);
                    x.set(value, imaginary, at[0], at[1], b[0], b[1]);
                }
            }
            Sample l = Call.run(new Cholesky(x.value()), x);
            for (long[] b : Sample.indices(batch)) {
                for (long[] at : Sample.indices(n, n)) {
                    check(x, l, at[0], at[1], b[0], b[1]);
                }
            }
        }
    }

    private static void check(Sample x, Sample l, long i, long j, long b, long c) {
        if (i < j) {
            assertThat(l.real(i, j, b, c)).isZero();
            assertThat(l.imaginary(i, j, b, c)).isZero();
            return;
        }
        double real = 0;
        double imaginary = 0;
        for (long k = 0; k <= j; k++) {
            double lr = l.real(i, k, b, c);
            double li = l.imaginary(i, k, b, c);
            real += lr * l.real(j, k, b, c) + li * l.imaginary(j, k, b, c);
            imaginary += li * l.real(j, k, b, c) - lr * l.imaginary(j, k, b, c);
        }
        double tolerance = x.dtype() == DType.F32 || x.dtype() == DType.C64 ? 1e-4 : 1e-11;
        assertThat(real).isCloseTo(x.real(i, j, b, c), within(tolerance));
        assertThat(imaginary).isCloseTo(x.imaginary(i, j, b, c), within(tolerance));
    }

    @Test
    void aMatrixThatIsNotPositiveDefiniteGivesNaNAndLeavesTheOthersAlone() {
        Sample x = Sample.dense(DType.F64, 2, 2, 2);
        double[] values = {1, 2, 2, 1, 4, 2, 2, 2};
        for (int i = 0; i < 8; i++) {
            x.set(values[i], 0, i % 2, i / 2 % 2, i / 4);
        }
        Sample l = Call.run(new Cholesky(x.value()), x);
        assertThat(l.real(0, 0, 0)).isNaN();
        assertThat(l.real(1, 1, 0)).isNaN();
        assertThat(l.real(0, 1, 0)).isZero();
        assertThat(new double[] {l.real(0, 0, 1), l.real(1, 0, 1), l.real(0, 1, 1), l.real(1, 1, 1)})
                .containsExactly(2, 1, 0, 1);
    }
}
