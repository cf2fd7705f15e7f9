package dev.covector.codegen.jvm.blas;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The factorisations in plain Java beside those of LAPACK, whose signs and orders they share. */
class JavaFactorsTest {
    private static final int[][] SIZES = {{1, 1}, {5, 3}, {3, 5}, {6, 6}, {40, 33}, {9, 2}};

    private static double tolerance(Kind kind) {
        return kind.realBytes() == Float.BYTES ? 2e-5 : 1e-13;
    }

    private static void assertClose(Kind kind, Dense got, Dense wanted) {
        assertThat(got.rows()).isEqualTo(wanted.rows());
        assertThat(got.columns()).isEqualTo(wanted.columns());
        for (int i = 0; i < got.re().length; i++) {
            double distance = Math.hypot(got.re()[i] - wanted.re()[i], got.im()[i] - wanted.im()[i]);
            assertThat(distance).isLessThan(tolerance(kind) * (1 + Math.hypot(wanted.re()[i], wanted.im()[i])));
        }
    }

    private static Dense product(Dense x, Dense y) {
        Dense z = new Dense(x.rows(), y.columns());
        for (int j = 0; j < y.columns(); j++) {
            for (int k = 0; k < x.columns(); k++) {
                z.add(j, y.re()[y.at(k, j)], y.im()[y.at(k, j)], x, k);
            }
        }
        return z;
    }

    private static Dense scaled(Dense x, double... by) {
        Dense y = product(x, Dense.identity(x.columns(), x.columns()));
        for (int j = 0; j < by.length; j++) {
            y.scale(j, by[j]);
        }
        return y;
    }

    @ParameterizedTest
    @EnumSource(names = {"F32", "F64", "C64", "C128"})
    void reflectionsAndEliminationsAreThoseOfLapack(Kind kind) {
        for (int[] size : SIZES) {
            int m = size[0];
            int n = size[1];
            int k = Math.min(m, n);
            try (Arena arena = Arena.ofConfined()) {
                Numbers x = Numbers.random(arena, kind, (long) m * n, new Random(m + 7L * n));
                long q = arena.allocate(16L * m * m, 16).address();
                long r = arena.allocate(16L * m * n, 16).address();
                new QrFactor(kind, false, m, n).run(1, x.address(), q, r);
                JavaQr qr = new JavaQr(Dense.load(kind, x.address(), m, n));
                assertClose(kind, qr.q(k), Dense.load(kind, q, m, k));
                assertClose(kind, qr.r(k), Dense.load(kind, r, k, n));
                assertClose(kind, product(qr.q(m), qr.r(m)), Dense.load(kind, x.address(), m, n));
                JavaLu lu = new JavaLu(Dense.load(kind, x.address(), m, n));
                long order = arena.allocate(8L * m, 8).address();
                long javaOrder = arena.allocate(8L * m, 8).address();
                lu.storeOrder(javaOrder);
                new LuFactor(kind, m, n).run(1, x.address(), order);
                assertClose(kind, lu.lu(), Dense.load(kind, x.address(), m, n));
                assertThat(Memory.ALL.asSlice(javaOrder, 8L * m).mismatch(Memory.ALL.asSlice(order, 8L * m)))
                        .isEqualTo(-1);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"F32", "F64", "C64", "C128"})
    void rotationsGiveTheSpectraOfLapack(Kind kind) {
        for (int[] size : SIZES) {
            int m = size[0];
            int n = size[1];
            int k = Math.min(m, n);
            try (Arena arena = Arena.ofConfined()) {
                Numbers x = Numbers.random(arena, kind, (long) m * n, new Random(m + 7L * n));
                Dense matrix = Dense.load(kind, x.address(), m, n);
                JavaSvd svd = JavaSvd.of(Dense.load(kind, x.address(), m, n));
                Dense leading = svd.u(m).columns(first(k));
                assertClose(
                        kind,
                        product(
                                scaled(leading, svd.values()),
                                svd.v(n).columns(first(k)).adjoint()),
                        matrix);
                assertClose(kind, product(svd.u(m).adjoint(), svd.u(m)), Dense.identity(m, m));
                assertClose(kind, product(svd.v(n).adjoint(), svd.v(n)), Dense.identity(n, n));
                long s = arena.allocate(8L * k, 8).address();
                new SingularValues(kind, SingularValues.Vectors.NONE, m, n).values(1, x.address(), s);
                assertValues(kind, svd.values(), s);
                if (m == n) {
                    JavaEigh eigh = JavaEigh.of(Dense.load(kind, x.address(), n, n));
                    long w = arena.allocate(8L * n, 8).address();
                    new Eigenvalues(kind, false, n).values(1, x.address(), w);
                    assertValues(kind, eigh.values(), w);
                    assertClose(kind, product(eigh.vectors().adjoint(), eigh.vectors()), Dense.identity(n, n));
                }
            }
        }
    }

    private static int[] first(int count) {
        return java.util.stream.IntStream.range(0, count).toArray();
    }

    private static void assertValues(Kind kind, double[] values, long address) {
        for (int i = 0; i < values.length; i++) {
            assertThat(values[i])
                    .isCloseTo(
                            Elements.get(kind.realBytes(), address + (long) i * kind.realBytes()),
                            org.assertj.core.data.Offset.offset(10 * tolerance(kind)));
        }
    }

    @Test
    void missingSingularVectorsAreMadeUp() {
        Dense zero = new Dense(4, 2);
        JavaSvd svd = JavaSvd.of(zero);
        assertThat(svd.values()).containsOnly(0);
        assertClose(Kind.F64, product(svd.u(4).adjoint(), svd.u(4)), Dense.identity(4, 4));
        Dense one = new Dense(3, 3);
        one.re()[one.at(0, 0)] = 2;
        one.re()[one.at(1, 0)] = 2;
        JavaSvd rankOne = JavaSvd.of(one);
        assertThat(rankOne.values()).startsWith(Math.sqrt(8)).endsWith(0, 0);
        assertClose(Kind.F64, product(rankOne.u(3).adjoint(), rankOne.u(3)), Dense.identity(3, 3));
    }
}
