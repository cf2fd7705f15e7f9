package dev.covector.codegen.jvm.blas;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Batches of small matrices of all kinds, good and bad ones side by side, beside one at a time in plain Java. */
class SmallMatricesTest {
    private static final int BATCH = 11;

    /** Random, zero, of rank one, graded, tiny, huge, NaN, diagonal and equal values, in turns. */
    private static double element(Kind kind, int member, int i, int j, Random random) {
        double x = random.nextDouble(-1, 1);
        boolean wide = kind == Kind.F64;
        return switch (member) {
            case 1 -> 0;
            case 2 -> (i + 1) * (j + 1);
            case 3 -> x * Math.pow(wide ? 1e-60 : 1e-6, j);
            case 4 -> x * (wide ? 1e-200 : 1e-30);
            case 5 -> x * (wide ? 1e200 : 1e30);
            case 6 -> i == 1 && j == 0 ? Double.NaN : x;
            case 7 -> i == j ? i - 2 : 0;
            case 8 -> i == j ? 3 : 0;
            default -> x;
        };
    }

    private static Numbers matrices(Arena arena, Kind kind, int m, int n) {
        Numbers x = Numbers.of(arena, kind, (long) BATCH * m * n);
        Random random = new Random(5);
        for (int i = 0; i < BATCH * m * n; i++) {
            x.set(i, element(kind, i / (m * n), i % m, i / m % n, random), 0);
        }
        return x;
    }

    private static Dense member(Kind kind, long address, int i, int m, int n) {
        return Dense.load(kind, address + (long) i * m * n * kind.bytes(), m, n);
    }

    private static double largest(Dense x) {
        double largest = 0;
        for (double element : x.re()) {
            largest = Math.max(largest, Math.abs(element));
        }
        return largest;
    }

    private static void assertClose(Kind kind, Dense got, Dense wanted, String what) {
        double tolerance = (kind == Kind.F32 ? 1e-5 : 1e-14) * largest(wanted);
        for (int i = 0; i < got.re().length; i++) {
            assertThat(Math.abs(got.re()[i] - wanted.re()[i])).as(what).isLessThanOrEqualTo(tolerance);
        }
    }

    private static void assertOrthonormal(Kind kind, Dense q, String what) {
        assertClose(kind, product(q.adjoint(), q), Dense.identity(q.columns(), q.columns()), what);
    }

    private static Dense product(Dense x, Dense y) {
        Dense z = new Dense(x.rows(), y.columns());
        for (int j = 0; j < y.columns(); j++) {
            for (int k = 0; k < x.columns(); k++) {
                z.add(j, y.re()[y.at(k, j)], 0, x, k);
            }
        }
        return z;
    }

    private static Dense scaled(Dense columns, Dense values) {
        Dense x = product(columns, Dense.identity(columns.columns(), columns.columns()));
        for (int j = 0; j < x.columns(); j++) {
            x.scale(j, values.re()[j]);
        }
        return x;
    }

    private static boolean isBad(Dense x, String what) {
        boolean bad = Double.isNaN(x.re()[0]);
        assertThat(bad).as(what).isEqualTo(what.startsWith("6 "));
        return bad;
    }

    @ParameterizedTest
    @EnumSource(names = {"F32", "F64"})
    void eigenvaluesOfEveryLaneAreThoseOfItsMatrix(Kind kind) {
        for (int n = 2; n <= 7; n++) {
            try (Arena arena = Arena.ofConfined()) {
                Numbers x = matrices(arena, kind, n, n);
                Numbers w = Numbers.poisoned(arena, kind, (long) BATCH * n);
                Numbers v = Numbers.poisoned(arena, kind, (long) BATCH * n * n);
                new Eigenvalues(kind, true, n).run(BATCH, x.address(), w.address(), v.address());
                assertThat(w.guardIntact() && v.guardIntact()).isTrue();
                for (int i = 0; i < BATCH; i++) {
                    String what = i + " of order " + n;
                    Dense values = member(kind, w.address(), i, n, 1);
                    Dense vectors = member(kind, v.address(), i, n, n);
                    if (!isBad(values, what)) {
                        Dense lower = member(kind, x.address(), i, n, n);
                        Dense symmetric = new Dense(n, n);
                        for (int k = 0; k < n * n; k++) {
                            int row = Math.max(k % n, k / n);
                            symmetric.re()[k] = lower.re()[lower.at(row, Math.min(k % n, k / n))];
                        }
                        assertClose(kind, product(scaled(vectors, values), vectors.adjoint()), symmetric, what);
                        assertOrthonormal(kind, vectors, what);
                        assertThat(values.re()).as(what).isSorted();
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"F32", "F64"})
    void singularValuesOfEveryLaneAreThoseOfItsMatrix(Kind kind) {
        for (int[] size : new int[][] {{2, 2}, {4, 4}, {6, 3}, {3, 5}, {2, 6}, {7, 4}}) {
            int m = size[0];
            int n = size[1];
            int k = Math.min(m, n);
            try (Arena arena = Arena.ofConfined()) {
                Numbers x = matrices(arena, kind, m, n);
                Numbers u = Numbers.poisoned(arena, kind, (long) BATCH * m * k);
                Numbers s = Numbers.poisoned(arena, kind, (long) BATCH * k);
                Numbers vh = Numbers.poisoned(arena, kind, (long) BATCH * k * n);
                new SingularValues(kind, SingularValues.Vectors.THIN, m, n)
                        .run(BATCH, x.address(), u.address(), s.address(), vh.address());
                assertThat(u.guardIntact() && s.guardIntact() && vh.guardIntact())
                        .isTrue();
                for (int i = 0; i < BATCH; i++) {
                    String what = i + " of size " + m + " by " + n;
                    Dense values = member(kind, s.address(), i, k, 1);
                    Dense left = member(kind, u.address(), i, m, k);
                    Dense right = member(kind, vh.address(), i, k, n);
                    if (!isBad(values, what)) {
                        Dense wanted = member(kind, x.address(), i, m, n);
                        assertClose(kind, product(scaled(left, values), right), wanted, what);
                        assertOrthonormal(kind, left, what);
                        assertOrthonormal(kind, right.adjoint(), what);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"F32", "F64"})
    void reflectionsOfAnyScaleMultiplyToTheMatrix(Kind kind) {
        for (int[] size : new int[][] {{2, 2}, {8, 8}, {6, 3}, {3, 5}}) {
            int m = size[0];
            int n = size[1];
            try (Arena arena = Arena.ofConfined()) {
                Numbers x = matrices(arena, kind, m, n);
                Numbers q = Numbers.poisoned(arena, kind, (long) BATCH * m * m);
                Numbers r = Numbers.poisoned(arena, kind, (long) BATCH * m * n);
                new QrFactor(kind, true, m, n).run(BATCH, x.address(), q.address(), r.address());
                assertThat(q.guardIntact() && r.guardIntact()).isTrue();
                for (int i = 0; i < BATCH; i++) {
                    String what = i + " of size " + m + " by " + n;
                    Dense left = member(kind, q.address(), i, m, m);
                    if (!isBad(left, what)) {
                        Dense right = member(kind, r.address(), i, m, n);
                        assertClose(kind, product(left, right), member(kind, x.address(), i, m, n), what);
                        assertOrthonormal(kind, left, what);
                    }
                }
            }
        }
    }
}
