package dev.covector.codegen.jvm.blas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GemmTest {
    private static final int[] SIZES = {0, 1, 2, 3, 17, 65};
    private static final long SPARE = 3;

    /** Multiplies with {@link Gemm} or with {@link JavaGemm}. */
    private interface Multiplication {
        void run(Kind kind, NaiveProduct shape, Numbers a, long lda, Numbers b, long ldb, Numbers c, long ldc);
    }

    private static void viaGemm(
            Kind kind, NaiveProduct shape, Numbers a, long lda, Numbers b, long ldb, Numbers c, long ldc) {
        Transpose opA = shape.transposeA();
        Transpose opB = shape.transposeB();
        Gemm.gemm(
                kind, opA, opB, shape.m(), shape.n(), shape.k(), a.address(), lda, b.address(), ldb, c.address(), ldc);
    }

    private static void viaJava(
            Kind kind, NaiveProduct shape, Numbers a, long lda, Numbers b, long ldb, Numbers c, long ldc) {
        Strided stridedA = Strided.columnMajor(a.address(), lda, shape.transposeA());
        Strided stridedB = Strided.columnMajor(b.address(), ldb, shape.transposeB());
        Strided stridedC = Strided.columnMajor(c.address(), ldc, Transpose.NONE);
        JavaGemm.gemm(kind, shape.m(), shape.n(), shape.k(), stridedA, stridedB, stridedC);
    }

    @ParameterizedTest
    @EnumSource(names = {"F32", "F64", "C64", "C128"})
    void everyShapeAndTransposeMatchesTheTripleLoop(Kind kind) {
        everyShape(kind, GemmTest::viaGemm);
    }

    @ParameterizedTest
    @EnumSource(names = {"F32", "F64", "C64", "C128"})
    void plainJavaMatchesTheTripleLoop(Kind kind) {
        everyShape(kind, GemmTest::viaJava);
    }

    private static void everyShape(Kind kind, Multiplication product) {
        Random random = new Random(7);
        for (int m : SIZES) {
            for (int n : SIZES) {
                for (int k : SIZES) {
                    for (Transpose transposeA : Transpose.values()) {
                        for (Transpose transposeB : Transpose.values()) {
                            checkOne(kind, new NaiveProduct(transposeA, transposeB, m, n, k), random, product);
                        }
                    }
                }
            }
        }
    }

    private static void checkOne(Kind kind, NaiveProduct shape, Random random, Multiplication product) {
        long lda = SPARE + (shape.transposeA() == Transpose.NONE ? shape.m() : shape.k());
        long ldb = SPARE + (shape.transposeB() == Transpose.NONE ? shape.k() : shape.n());
        long ldc = SPARE + shape.m();
        try (Arena arena = Arena.ofConfined()) {
            Numbers a = Numbers.random(arena, kind, lda * (shape.m() + shape.k()), random);
            Numbers b = Numbers.random(arena, kind, ldb * (shape.n() + shape.k()), random);
            Numbers c = Numbers.poisoned(arena, kind, ldc * shape.n());
            product.run(kind, shape, a, lda, b, ldb, c, ldc);
            shape.check(a, lda, 0, b, ldb, 0, c, ldc, 0);
            assertThat(c.guardIntact()).isTrue();
            for (long j = 0; j < shape.n(); j++) {
                for (long i = shape.m(); i < ldc; i++) {
                    if (!Double.isNaN(c.real(i + j * ldc))) {
                        fail("%s writes between columns", shape);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"F32", "F64", "C64", "C128"})
    void batchesFollowTheirStrides(Kind kind) {
        NaiveProduct shape = new NaiveProduct(Transpose.TRANSPOSE, Transpose.NONE, 5, 4, 17);
        try (Arena arena = Arena.ofConfined()) {
            Numbers a = Numbers.random(arena, kind, 7 * 90, new Random(1));
            Numbers b = Numbers.random(arena, kind, 17 * 4, new Random(2));
            Numbers c = Numbers.poisoned(arena, kind, 7 * 21);
            Gemm.batched(
                    kind,
                    shape.transposeA(),
                    shape.transposeB(),
                    5,
                    4,
                    17,
                    a.address(),
                    17,
                    90,
                    b.address(),
                    17,
                    0,
                    c.address(),
                    5,
                    21,
                    7);
            for (long i = 0; i < 7; i++) {
                shape.check(a, 17, i * 90, b, 17, 0, c, 5, i * 21);
                assertThat(c.real(i * 21 + 20)).isNaN();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"F32", "F64", "C64", "C128"})
    void productsLargeEnoughForThreadsMatch(Kind kind) {
        NaiveProduct shape = new NaiveProduct(Transpose.NONE, Transpose.TRANSPOSE, 3, 300, 170_000);
        try (Arena arena = Arena.ofConfined()) {
            Numbers a = Numbers.random(arena, kind, 3L * shape.k(), new Random(1));
            Numbers b = Numbers.random(arena, kind, 300L * shape.k(), new Random(2));
            Numbers c = Numbers.poisoned(arena, kind, 3 * 300);
            Gemm.gemm(
                    kind,
                    shape.transposeA(),
                    shape.transposeB(),
                    3,
                    300,
                    shape.k(),
                    a.address(),
                    3,
                    b.address(),
                    300,
                    c.address(),
                    3);
            new NaiveProduct(shape.transposeA(), shape.transposeB(), 3, 8, shape.k())
                    .check(a, 3, 0, b, 300, 0, c, 3, 0);
        }
    }

    @Test
    void integersWrap() {
        Random random = new Random(3);
        int m = 130;
        int n = 67;
        int k = 131;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment a = arena.allocate(ValueLayout.JAVA_LONG, (long) m * k);
            MemorySegment b = arena.allocate(ValueLayout.JAVA_LONG, (long) k * n);
            MemorySegment c = arena.allocate(ValueLayout.JAVA_LONG, (long) m * n);
            for (MemorySegment segment : new MemorySegment[] {a, b}) {
                for (long i = 0; i < segment.byteSize() / 8; i++) {
                    segment.setAtIndex(ValueLayout.JAVA_LONG, i, random.nextLong());
                }
            }
            Gemm.gemm(
                    Kind.I64,
                    Transpose.NONE,
                    Transpose.CONJUGATE_TRANSPOSE,
                    m,
                    n,
                    k,
                    a.address(),
                    m,
                    b.address(),
                    n,
                    c.address(),
                    m);
            checkLongs(a, b, c, m, n, k);
            Gemm.gemm(
                    Kind.I32,
                    Transpose.NONE,
                    Transpose.TRANSPOSE,
                    m,
                    n,
                    k,
                    a.address(),
                    m,
                    b.address(),
                    n,
                    c.address(),
                    m);
            checkInts(a, b, c, m, n, k);
        }
    }

    private static void checkLongs(MemorySegment a, MemorySegment b, MemorySegment c, int m, int n, int k) {
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                long sum = 0;
                for (int p = 0; p < k; p++) {
                    sum += a.getAtIndex(ValueLayout.JAVA_LONG, i + (long) p * m)
                            * b.getAtIndex(ValueLayout.JAVA_LONG, j + (long) p * n);
                }
                if (c.getAtIndex(ValueLayout.JAVA_LONG, i + (long) j * m) != sum) {
                    fail("wrong at %d,%d", i, j);
                }
            }
        }
    }

    private static void checkInts(MemorySegment a, MemorySegment b, MemorySegment c, int m, int n, int k) {
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                int sum = 0;
                for (int p = 0; p < k; p++) {
                    sum += a.getAtIndex(ValueLayout.JAVA_INT, i + (long) p * m)
                            * b.getAtIndex(ValueLayout.JAVA_INT, j + (long) p * n);
                }
                if (c.getAtIndex(ValueLayout.JAVA_INT, i + (long) j * m) != sum) {
                    fail("wrong at %d,%d", i, j);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"F32", "F64", "C64", "C128"})
    void zeroTimesNaNIsNaN(Kind kind) {
        for (int m : new int[] {1, 2, 33}) {
            for (int n : new int[] {1, 2, 33}) {
                try (Arena arena = Arena.ofConfined()) {
                    Numbers zeroA = Numbers.of(arena, kind, m * 5L);
                    Numbers nanB = Numbers.poisoned(arena, kind, 5L * n);
                    checkAllNaN(arena, kind, m, n, zeroA, nanB);
                    Numbers nanA = Numbers.poisoned(arena, kind, m * 5L);
                    Numbers zeroB = Numbers.of(arena, kind, 5L * n);
                    checkAllNaN(arena, kind, m, n, nanA, zeroB);
                }
            }
        }
    }

    private static void checkAllNaN(Arena arena, Kind kind, int m, int n, Numbers a, Numbers b) {
        NaiveProduct shape = new NaiveProduct(Transpose.NONE, Transpose.NONE, m, n, 5);
        for (Multiplication product : new Multiplication[] {GemmTest::viaGemm, GemmTest::viaJava}) {
            Numbers c = Numbers.of(arena, kind, (long) m * n);
            product.run(kind, shape, a, m, b, 5, c, m);
            for (long i = 0; i < (long) m * n; i++) {
                assertThat(c.real(i)).as("%d by %d", m, n).isNaN();
            }
        }
    }

    @Test
    void plainJavaReadsAnyLayout() {
        NaiveProduct shape = new NaiveProduct(Transpose.NONE, Transpose.NONE, 140, 70, 150);
        try (Arena arena = Arena.ofConfined()) {
            Numbers dense = Numbers.random(arena, Kind.C128, 140 * 150, new Random(4));
            Numbers spread = Numbers.poisoned(arena, Kind.C128, 2 * 140 * 150);
            for (int i = 0; i < 140; i++) {
                for (int p = 0; p < 150; p++) {
                    spread.set(2L * (149 - p + 150 * i), dense.real(i + 140L * p), dense.imaginary(i + 140L * p));
                }
            }
            Numbers b = Numbers.random(arena, Kind.C128, 150 * 70, new Random(5));
            Numbers c = Numbers.poisoned(arena, Kind.C128, 140 * 70);
            Strided reversed = new Strided(spread.address() + 2 * 149 * 16, 300, -2, false);
            JavaGemm.gemm(
                    Kind.C128,
                    140,
                    70,
                    150,
                    reversed,
                    new Strided(b.address(), 1, 150, false),
                    new Strided(c.address(), 1, 140, false));
            shape.check(dense, 140, 0, b, 150, 0, c, 140, 0);
        }
    }

    @Test
    void sizesBeyond32BitsAreRefused() {
        long large = 1L << 31;
        assertThatThrownBy(() -> square(large, large))
                .isInstanceOf(BlasSizeException.class)
                .hasMessage("gemm: m must be at most 2147483647, got 2147483648");
        assertThatThrownBy(() -> square(2, large))
                .isInstanceOf(BlasSizeException.class)
                .hasMessage("gemm: ldc must be at most 2147483647, got 2147483648");
        assertThatThrownBy(() -> square(2, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("gemm: ldc must be at least max(1, 2 stored rows), got 1");
        assertThatThrownBy(() -> square(-1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("gemm: m must not be negative, got -1");
    }

    private static void square(long size, long leading) {
        Gemm.gemm(Kind.F64, Transpose.NONE, Transpose.NONE, size, size, size, 64, leading, 64, leading, 64, leading);
    }
}
