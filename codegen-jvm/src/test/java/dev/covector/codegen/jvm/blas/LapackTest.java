package dev.covector.codegen.jvm.blas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.lang.foreign.Arena;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LapackTest {
    private static final int[] SIZES = {0, 1, 2, 3, 17, 65};
    private static final int BATCH = 3;

    @ParameterizedTest
    @EnumSource(names = {"F32", "F64", "C64", "C128"})
    void theFactorTimesItsAdjointIsTheMatrix(Kind kind) {
        for (int n : SIZES) {
            try (Arena arena = Arena.ofConfined()) {
                Numbers a = positiveDefinite(arena, kind, n);
                Numbers viaLapack = a.copy(arena);
                assertThat(Lapack.cholesky(kind, n, BATCH, viaLapack.address()))
                        .containsOnly(0)
                        .hasSize(BATCH);
                Numbers viaJava = a.copy(arena);
                for (int i = 0; i < BATCH; i++) {
                    long at = (long) i * n * n;
                    assertThat(JavaLapack.cholesky(kind, n, viaJava.address() + at * kind.bytes()))
                            .isZero();
                    checkFactor(a, viaLapack, n, at, true);
                    checkFactor(a, viaJava, n, at, false);
                }
                assertThat(viaLapack.guardIntact()).isTrue();
            }
        }
    }

    /** Random matrices with a heavy diagonal, whose upper triangles and imaginary diagonals are rubbish. */
    private static Numbers positiveDefinite(Arena arena, Kind kind, int n) {
        Numbers a = Numbers.random(arena, kind, (long) BATCH * n * n, new Random(n));
        for (long i = 0; i < (long) BATCH * n * n; i++) {
            long row = i % n;
            long column = i / n % n;
            if (row == column) {
                a.set(i, 2 * n + a.real(i), a.imaginary(i));
            }
        }
        return a;
    }

    private static void checkFactor(Numbers a, Numbers l, int n, long at, boolean upperCleared) {
        for (int j = 0; j < n; j++) {
            for (int i = j; i < n; i++) {
                double real = 0;
                double imaginary = 0;
                for (int p = 0; p <= j; p++) {
                    long ip = at + i + (long) p * n;
                    long jp = at + j + (long) p * n;
                    real += l.real(ip) * l.real(jp) + l.imaginary(ip) * l.imaginary(jp);
                    imaginary += l.imaginary(ip) * l.real(jp) - l.real(ip) * l.imaginary(jp);
                }
                long ij = at + i + (long) j * n;
                double tolerance = 8 * (n + 4) * l.epsilon() * (2 * n + 1);
                checkSmall(a.real(ij) - real, tolerance, i, j, n);
                checkSmall((i == j ? 0 : a.imaginary(ij)) - imaginary, tolerance, i, j, n);
                if (i > j && upperCleared) {
                    long above = at + j + (long) i * n;
                    checkSmall(Math.hypot(l.real(above), l.imaginary(above)), Double.MIN_VALUE, j, i, n);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"F32", "F64", "C64", "C128"})
    void oneMatrixThatIsNotPositiveDefiniteBecomesNaN(Kind kind) {
        for (int n : new int[] {1, 2, 17, 65}) {
            for (double pivot : new double[] {-1, 0, Double.NaN}) {
                try (Arena arena = Arena.ofConfined()) {
                    Numbers a = positiveDefinite(arena, kind, n);
                    long size = (long) n * n;
                    a.set(size + size - 1, pivot, 0);
                    Numbers l = a.copy(arena);
                    assertThat(Lapack.cholesky(kind, n, BATCH, l.address())).containsExactly(0, n, 0);
                    Numbers java = a.copy(arena);
                    assertThat(JavaLapack.cholesky(kind, n, java.address() + size * kind.bytes()))
                            .isEqualTo(n);
                    checkFactor(a, l, n, 0, true);
                    checkFactor(a, l, n, 2 * size, true);
                    for (int i = 0; i < n; i++) {
                        for (int j = 0; j <= i; j++) {
                            assertThat(l.real(size + i + (long) j * n)).isNaN();
                        }
                        for (int j = i + 1; j < n; j++) {
                            assertThat(l.real(size + i + (long) j * n)).isZero();
                        }
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"F32", "F64", "C64", "C128"})
    void everyTriangularSystemIsSolved(Kind kind) {
        int[] sizes = {0, 1, 2, 3, 17, 65};
        for (Side side : Side.values()) {
            for (Triangle triangle : Triangle.values()) {
                for (Transpose transpose : Transpose.values()) {
                    for (Diagonal diagonal : Diagonal.values()) {
                        TriangularForm form = new TriangularForm(side, triangle, transpose, diagonal);
                        for (int m : sizes) {
                            for (int n : sizes) {
                                solve(kind, form, m, n);
                            }
                        }
                    }
                }
            }
        }
    }

    private static void solve(Kind kind, TriangularForm form, int m, int n) {
        int order = (int) form.order(m, n);
        long sizeA = (long) order * order;
        long sizeB = (long) m * n;
        try (Arena arena = Arena.ofConfined()) {
            Numbers a = triangular(arena, kind, form, order);
            Numbers b = Numbers.random(arena, kind, BATCH * sizeB, new Random(9));
            Numbers viaLapack = b.copy(arena);
            Lapack.triangularSolve(kind, form, m, n, BATCH, a.address(), viaLapack.address());
            Numbers viaJava = b.copy(arena);
            for (int i = 0; i < BATCH; i++) {
                long atA = i * sizeA;
                long atB = i * sizeB;
                if (m > 0 && n > 0) {
                    JavaLapack.triangularSolve(
                            kind, form, m, n, a.address() + atA * kind.bytes(), viaJava.address() + atB * kind.bytes());
                }
                checkSolution(form, m, n, a, atA, viaLapack, b, atB);
                checkSolution(form, m, n, a, atA, viaJava, b, atB);
            }
            assertThat(viaLapack.guardIntact()).isTrue();
        }
    }

    /** A well-conditioned triangle; what must not be read is NaN. */
    private static Numbers triangular(Arena arena, Kind kind, TriangularForm form, int order) {
        Numbers a = Numbers.random(arena, kind, (long) BATCH * order * order, new Random(8));
        for (long i = 0; i < a.count(); i++) {
            long row = i % order;
            long column = i / order % order;
            boolean stored = form.triangle() == Triangle.LOWER ? row > column : row < column;
            if (row == column && form.diagonal() == Diagonal.STORED) {
                boolean turned = kind.isComplex() && row % 2 == 1;
                a.set(i, a.real(i) + (turned ? 0 : 2), a.imaginary(i) + (turned ? 2 : 0));
            } else if (stored) {
                a.set(i, a.real(i) / order, a.imaginary(i) / order);
            } else {
                a.set(i, Double.NaN, Double.NaN);
            }
        }
        return a;
    }

    private static void checkSolution(
            TriangularForm form, int m, int n, Numbers a, long atA, Numbers x, Numbers b, long atB) {
        int order = (int) form.order(m, n);
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                double real = 0;
                double imaginary = 0;
                for (int p = 0; p < order; p++) {
                    double[] factor = form.side() == Side.LEFT
                            ? operand(form, order, a, atA, i, p)
                            : operand(form, order, a, atA, p, j);
                    long at = atB + (form.side() == Side.LEFT ? p + (long) j * m : i + (long) p * m);
                    real += factor[0] * x.real(at) - factor[1] * x.imaginary(at);
                    imaginary += factor[0] * x.imaginary(at) + factor[1] * x.real(at);
                }
                double tolerance = 32 * (order + 4) * x.epsilon();
                long at = atB + i + (long) j * m;
                checkSmall(real - b.real(at), tolerance, i, j, form);
                checkSmall(imaginary - b.imaginary(at), tolerance, i, j, form);
            }
        }
    }

    private static void checkSmall(double error, double tolerance, int i, int j, Object where) {
        if (!(Math.abs(error) < tolerance)) {
            fail("off by %s, not less than %s, at %d,%d of %s", error, tolerance, i, j, where);
        }
    }

    private static double[] operand(TriangularForm form, int order, Numbers a, long atA, int i, int j) {
        boolean transposed = form.transpose() != Transpose.NONE;
        int row = transposed ? j : i;
        int column = transposed ? i : j;
        if (row == column && form.diagonal() == Diagonal.UNIT) {
            return new double[] {1, 0};
        }
        if (form.triangle() == Triangle.LOWER ? row < column : row > column) {
            return new double[] {0, 0};
        }
        long at = atA + row + (long) column * order;
        double sign = form.transpose() == Transpose.CONJUGATE_TRANSPOSE ? -1 : 1;
        return new double[] {a.real(at), sign * a.imaginary(at)};
    }

    @Test
    void integerKindsAreRefused() {
        assertThatThrownBy(() -> Lapack.cholesky(Kind.I32, 2, 1, 64))
                .hasMessage("cholesky: needs a floating-point or complex kind, got I32");
    }
}
