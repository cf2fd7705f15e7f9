package dev.covector.codegen.jvm.routine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.covector.ir.DType;
import dev.covector.ops.TriangularSolve;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TriangularSystemTest {
    @ParameterizedTest
    @EnumSource(names = {"F32", "F64", "C64", "C128"})
    void theSolutionSolvesTheSystemUnderAllFlagsAndLayouts(DType dtype) {
        for (int flags = 0; flags < 32; flags++) {
            for (int seed = 0; seed < 12; seed++) {
                check(dtype, flags, new Random(seed));
            }
        }
    }

    private static void check(DType dtype, int flags, Random random) {
        boolean left = (flags & 1) != 0;
        boolean lower = (flags & 2) != 0;
        boolean unit = (flags & 16) != 0;
        long[] batch = {random.nextInt(3), 1 + random.nextInt(2)};
        long m = random.nextInt(6);
        long n = random.nextInt(6);
        long order = left ? m : n;
        Sample a = matrices(dtype, random, order, batch);
        for (long[] at : Sample.indices(order, order, batch[0], batch[1])) {
            boolean isDiagonal = at[0] == at[1];
            boolean isRead = isDiagonal ? !unit : lower == at[0] > at[1];
            if (!isRead) {
                a.set(Double.NaN, Double.NaN, at);
            } else if (isDiagonal) {
                a.set(8, 2, at);
            }
        }
        Sample b = Sample.random(dtype, random, true, m, n, batch[0], batch[1]);
        TriangularSolve op =
                new TriangularSolve(a.value(), b.value(), left, lower, (flags & 4) != 0, (flags & 8) != 0, unit);
        Sample z = Call.run(op, a, b);
        for (long[] at : Sample.indices(m, n, batch[0], batch[1])) {
            checkElement(op, a, b, z, at);
        }
    }

    /** Matrices under a random layout; sometimes all the same one. */
    private static Sample matrices(DType dtype, Random random, long order, long... batch) {
        long[] shape = {order, order, batch[0], batch[1]};
        return switch (random.nextInt(4)) {
            case 0 -> Sample.strided(dtype, shape, new long[] {1, order, 0, 0}, random);
            case 1 ->
                Sample.strided(dtype, shape, new long[] {order, 1, order * order, order * order * batch[0]}, random);
            case 2 -> Sample.strided(dtype, shape, DenseCopy.dense(shape), random);
            default -> Sample.random(dtype, random, false, shape);
        };
    }

    private static void checkElement(TriangularSolve op, Sample a, Sample b, Sample z, long[] at) {
        long order = a.shape()[0];
        double real = 0;
        double imaginary = 0;
        double size = 1;
        for (long k = 0; k < order; k++) {
            long row = op.left() ? at[0] : k;
            long column = op.left() ? k : at[1];
            long i = op.transposed() ? column : row;
            long j = op.transposed() ? row : column;
            if (i != j && op.lower() != i > j) {
                continue;
            }
            boolean one = i == j && op.unit();
            double ar = one ? 1 : a.real(i, j, at[2], at[3]);
            double ai = one ? 0 : a.imaginary(i, j, at[2], at[3]) * (op.conjugated() ? -1 : 1);
            double zr = z.real(op.left() ? k : at[0], op.left() ? at[1] : k, at[2], at[3]);
            double zi = z.imaginary(op.left() ? k : at[0], op.left() ? at[1] : k, at[2], at[3]);
            real += ar * zr - ai * zi;
            imaginary += ar * zi + ai * zr;
            size += Math.hypot(ar, ai) * Math.hypot(zr, zi);
        }
        double epsilon = a.dtype() == DType.F32 || a.dtype() == DType.C64 ? 1e-5 : 1e-13;
        assertThat(real).as("%s", op).isCloseTo(b.real(at), within(epsilon * size));
        assertThat(imaginary).as("%s", op).isCloseTo(b.imaginary(at), within(epsilon * size));
    }
}
