package dev.covector.codegen.jvm.emit;

import static dev.covector.codegen.jvm.emit.Kernels.keep;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.kernel.Intrinsic;
import dev.covector.ir.kernel.Kernel;
import dev.covector.ir.kernel.Kernel.Level;
import dev.covector.ir.kernel.Reg;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Loads and stores through strides of every kind. */
final class AccessTest {
    private static final Dim N = Dim.symbol("n");
    private static final Dim M = Dim.symbol("m");
    private static final Dim S = Dim.symbol("s");

    /** Enough arithmetic that strided lanes are worth collecting. */
    private static Reg work(Kernels k, Reg x) {
        Reg y = x;
        for (int i = 0; i < 20; i++) {
            y = x.dtype() == DType.BOOL
                    ? k.apply(Intrinsic.XOR, y, x)
                    : k.apply(Intrinsic.ADD, y, k.apply(Intrinsic.MUL, y, x));
        }
        return y;
    }

    @ParameterizedTest
    @EnumSource(
            value = DType.class,
            names = {"BOOL", "I32", "I64", "F32", "F64"})
    void stridesCanBeSymbols(DType dtype) {
        Kernels k = new Kernels("strided", keep(N), keep(M));
        Reg x = k.load(k.buffer(dtype), Dim.of(1), S, N.times(S));
        Reg y = k.load(k.buffer(dtype), Dim.ZERO, M, Dim.ONE);
        k.store(k.buffer(dtype), work(k, x), Dim.ZERO, M, Dim.ONE);
        k.store(k.buffer(dtype), work(k, y), Dim.ZERO, Dim.ONE, N);
        Trial code = new Trial(k.build(), Map.of());
        for (long n : new long[] {0, 1, 3, 17, 70}) {
            long m = 5;
            code.at(Map.of("n", n, "m", m, "s", 3L))
                    .random(1 + n * m * 3, 1)
                    .random(n * m, 2)
                    .random(n * m, 3)
                    .random(n * m, 4)
                    .check(0);
        }
    }

    @Test
    void stridesCanBeNegative() {
        Kernels k = new Kernels("reversed", keep(N), keep(M));
        Reg x = k.load(k.buffer(DType.F32), N.times(M).minus(1), Dim.of(-1), N.times(-1));
        k.store(k.buffer(DType.F32), work(k, x), N.minus(1), Dim.of(-1), N);
        Reg cheap = k.load(0, N.minus(1), Dim.of(-1), N);
        k.store(k.buffer(DType.F32), cheap, Dim.ZERO, Dim.ONE, N);
        new Trial(k.build(), Map.of("n", 37L, "m", 3L))
                .random(111, 1)
                .random(111, 2)
                .random(111, 3)
                .check(0);
    }

    @Test
    void aStrideOfZeroBroadcasts() {
        Kernels k = new Kernels("broadcast", keep(N), keep(M));
        Reg row = k.load(k.buffer(DType.F32), Dim.ZERO, Dim.ONE, Dim.ZERO);
        Reg column = k.load(k.buffer(DType.F32), Dim.ZERO, Dim.ZERO, Dim.ONE);
        Reg scalar = k.load(k.buffer(DType.F64), Dim.ZERO, Dim.ZERO, Dim.ZERO);
        Reg flag = k.load(k.buffer(DType.BOOL), Dim.ZERO, Dim.ZERO, Dim.ONE);
        Reg sum = k.apply(
                Intrinsic.ADD, k.apply(Intrinsic.MUL, row, column), k.compute(DType.F32, Intrinsic.CONVERT, scalar));
        k.store(k.buffer(DType.F32), k.apply(Intrinsic.SELECT, flag, sum, row), Dim.ZERO, Dim.ONE, N);
        new Trial(k.build(), Map.of("n", 37L, "m", 3L))
                .random(37, 1)
                .random(3, 2)
                .random(1, 3)
                .random(3, 4)
                .random(111, 5)
                .check(0);
    }

    @Test
    void aResultCanTakeAnOperandsPlace() {
        Kernels k = new Kernels("in_place", keep(N));
        int x = k.buffer(DType.F32);
        Reg value = k.load(x, Dim.ZERO, Dim.ONE);
        k.store(x, k.apply(Intrinsic.ADD, value, k.constant(DType.F32, 1)), Dim.ZERO, Dim.ONE);
        k.phase(Level.OUTER);
        Reg again = k.load(x, Dim.ZERO, Dim.ONE);
        k.store(x, k.apply(Intrinsic.MUL, again, again), Dim.ZERO, Dim.ONE);
        Trial code = new Trial(k.build(), Map.of());
        for (long n : new long[] {0, 1, 7, 16, 100, 1000}) {
            code.at(Map.of("n", n)).random(n, 1).check(0);
        }
    }

    @Test
    void dtypesCanMeetInOneKernel() {
        Kernels k = new Kernels("mixed", keep(N));
        Reg d = k.load(k.buffer(DType.F64), Dim.ZERO, Dim.ONE);
        Reg f = k.load(k.buffer(DType.F32), Dim.ZERO, Dim.ONE);
        Reg i = k.load(k.buffer(DType.I32), Dim.ZERO, Dim.ONE);
        Reg l = k.load(k.buffer(DType.I64), Dim.ZERO, Dim.ONE);
        Reg b = k.load(k.buffer(DType.BOOL), Dim.ZERO, Dim.ONE);
        Reg sum = k.apply(Intrinsic.ADD, d, k.compute(DType.F64, Intrinsic.CONVERT, f));
        Reg more = k.apply(Intrinsic.ADD, sum, k.compute(DType.F64, Intrinsic.CONVERT, l));
        Reg less = k.apply(Intrinsic.LT, f, k.compute(DType.F32, Intrinsic.CONVERT, i));
        Reg both = k.apply(Intrinsic.OR, k.apply(Intrinsic.AND, less, b), k.apply(Intrinsic.EQ, i, i));
        k.store(k.buffer(DType.F64), k.apply(Intrinsic.SELECT, less, more, d), Dim.ZERO, Dim.ONE);
        k.store(k.buffer(DType.BOOL), both, Dim.ZERO, Dim.ONE);
        k.store(k.buffer(DType.F32), k.apply(Intrinsic.SELECT, b, f, k.constant(DType.F32, 2.5)), Dim.ZERO, Dim.ONE);
        k.store(
                k.buffer(DType.I64),
                k.apply(Intrinsic.ADD, l, k.compute(DType.I64, Intrinsic.CONVERT, i)),
                Dim.ZERO,
                Dim.ONE);
        Trial code = new Trial(k.build(), Map.of());
        for (long n : new long[] {1, 7, 64, 131}) {
            Trial trial = code.at(Map.of("n", n));
            for (int buffer = 0; buffer < 9; buffer++) {
                trial.random(n, buffer);
            }
            trial.check(0);
        }
    }

    @Test
    void indicesAndSizesAreNumbers() {
        Kernels k = new Kernels("indices", keep(N), keep(M));
        Reg sum = k.apply(Intrinsic.ADD, k.index(0), k.apply(Intrinsic.MUL, k.index(1), k.size(N.plus(3))));
        k.store(k.buffer(DType.I64), sum, Dim.ZERO, Dim.ONE, N);
        k.store(k.buffer(DType.F32), k.compute(DType.F32, Intrinsic.CONVERT, sum), Dim.ZERO, Dim.ONE, N);
        new Trial(k.build(), Map.of("n", 37L, "m", 3L))
                .random(111, 1)
                .random(111, 2)
                .check(0);
    }

    @ParameterizedTest
    @EnumSource(
            value = DType.class,
            names = {"BOOL", "I32", "I64", "F32", "F64"})
    void gatherReadsTheElementsThatARegisterNames(DType dtype) {
        Kernels k = new Kernels("gather", keep(N));
        Reg at = k.load(k.buffer(DType.I64), Dim.ZERO, Dim.ONE);
        Reg minus = k.apply(Intrinsic.SUB, at, k.constant(DType.I64, 1));
        Reg x = k.gather(k.buffer(dtype), minus);
        k.store(k.buffer(dtype), work(k, x), Dim.ZERO, Dim.ONE);
        new Trial(k.build(), Map.of("n", 77L))
                .buffer(77, i -> 1L + (i * 31L) % 50)
                .random(50, 1)
                .random(77, 2)
                .check(0);
    }

    /** z * z and the square root of the sum of its parts. */
    static Kernel complexSquare(DType part) {
        Kernels k = new Kernels("complex_square", keep(N), keep(M));
        int z = k.buffer(part);
        Reg re = k.load(z, Dim.ZERO, Dim.of(2), N.times(2));
        Reg im = k.load(z, Dim.ONE, Dim.of(2), N.times(2));
        Reg real = k.apply(Intrinsic.SUB, k.apply(Intrinsic.MUL, re, re), k.apply(Intrinsic.MUL, im, im));
        Reg cross = k.apply(Intrinsic.MUL, re, im);
        int square = k.buffer(part);
        k.store(square, real, Dim.ZERO, Dim.of(2), N.times(2));
        k.store(square, k.apply(Intrinsic.ADD, cross, cross), Dim.ONE, Dim.of(2), N.times(2));
        k.store(k.buffer(part), k.apply(Intrinsic.SQRT, k.apply(Intrinsic.ADD, real, cross)), Dim.ZERO, Dim.ONE, N);
        return k.build();
    }

    @ParameterizedTest
    @EnumSource(
            value = DType.class,
            names = {"F32", "F64"})
    void complexNumbersArePairsOfParts(DType part) {
        Trial code = new Trial(complexSquare(part), Map.of());
        for (long n : new long[] {0, 1, 5, 8, 33, 100}) {
            code.at(Map.of("n", n, "m", 3L))
                    .random(6 * n, 1)
                    .random(6 * n, 2)
                    .random(3 * n, 3)
                    .check(0);
        }
    }

    @Test
    void aKernelWithoutLoopsRunsOnce() {
        Kernels k = new Kernels("scalar");
        Reg x = k.load(k.buffer(DType.F64), Dim.of(2));
        k.store(k.buffer(DType.F64), k.apply(Intrinsic.NEG, x), Dim.ZERO);
        Kernel kernel = k.build();
        new Trial(kernel, Map.of()).random(3, 1).random(1, 2).check(0);
    }
}
