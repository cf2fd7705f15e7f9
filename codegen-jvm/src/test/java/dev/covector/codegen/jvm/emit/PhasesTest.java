package dev.covector.codegen.jvm.emit;

import static dev.covector.codegen.jvm.emit.Kernels.keep;
import static dev.covector.codegen.jvm.emit.Kernels.reduce;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.kernel.Intrinsic;
import dev.covector.ir.kernel.Kernel;
import dev.covector.ir.kernel.Kernel.Level;
import dev.covector.ir.kernel.Kernel.Loop;
import dev.covector.ir.kernel.Reducer;
import dev.covector.ir.kernel.Reg;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Kernels of several phases, along the contiguous axis and across it. */
final class PhasesTest {
    private static final Dim N = Dim.symbol("n");
    private static final Dim M = Dim.symbol("m");

    private static Loop loop(Dim extent, boolean reduced) {
        return reduced ? reduce(extent) : keep(extent);
    }

    /** exp(x - max(x)) / sum(exp(x - max(x))) over an axis of [n, m]. */
    static Kernel softmax(DType dtype, int axis) {
        Kernels k = new Kernels("softmax_" + axis, loop(N, axis == 0), loop(M, axis == 1));
        int x = k.buffer(dtype);
        int y = k.buffer(dtype);
        k.phase(Level.INNER);
        Reg max = k.reduce(Reducer.MAX, k.load(x, Dim.ZERO, Dim.ONE, N));
        k.phase(Level.INNER);
        Reg e = k.apply(Intrinsic.EXP, k.apply(Intrinsic.SUB, k.load(x, Dim.ZERO, Dim.ONE, N), max));
        k.store(y, e, Dim.ZERO, Dim.ONE, N);
        Reg sum = k.reduce(Reducer.SUM, e);
        k.phase(Level.OUTER);
        Reg scale = k.apply(Intrinsic.DIV, k.constant(dtype, 1), sum);
        k.phase(Level.INNER);
        k.store(y, k.apply(Intrinsic.MUL, k.load(y, Dim.ZERO, Dim.ONE, N), scale), Dim.ZERO, Dim.ONE, N);
        return k.build();
    }

    /** (x - mean) / sqrt(variance + 1e-5) * gain over an axis of [n, m]; mean and variance in one phase. */
    static Kernel layerNorm(DType dtype, int axis) {
        Dim[] along = axis == 0 ? new Dim[] {Dim.ONE, Dim.ZERO} : new Dim[] {Dim.ZERO, Dim.ONE};
        Dim[] across = axis == 0 ? new Dim[] {Dim.ZERO, Dim.ONE} : new Dim[] {Dim.ONE, Dim.ZERO};
        Kernels k = new Kernels("layer_norm_" + axis, loop(N, axis == 0), loop(M, axis == 1));
        int x = k.buffer(dtype);
        int gain = k.buffer(dtype);
        int means = k.buffer(dtype);
        int y = k.buffer(dtype);
        k.phase(Level.OUTER);
        Reg one = k.constant(dtype, 1);
        Reg size = k.compute(dtype, Intrinsic.CONVERT, k.size(axis == 0 ? N : M));
        Reg share = k.apply(Intrinsic.DIV, one, size);
        k.phase(Level.INNER);
        Reg v = k.load(x, Dim.ZERO, Dim.ONE, N);
        Reg sum = k.reduce(Reducer.SUM, v);
        Reg squares = k.reduce(Reducer.SUM, k.apply(Intrinsic.MUL, v, v));
        k.phase(Level.OUTER);
        Reg mean = k.apply(Intrinsic.MUL, sum, share);
        k.store(means, mean, Dim.ZERO, across);
        Reg variance =
                k.apply(Intrinsic.SUB, k.apply(Intrinsic.MUL, squares, share), k.apply(Intrinsic.MUL, mean, mean));
        Reg scale = k.apply(
                Intrinsic.DIV, one, k.apply(Intrinsic.SQRT, k.apply(Intrinsic.ADD, variance, k.constant(dtype, 1e-5))));
        k.phase(Level.INNER);
        Reg centred = k.apply(Intrinsic.SUB, k.load(x, Dim.ZERO, Dim.ONE, N), k.load(means, Dim.ZERO, across));
        Reg scaled = k.apply(Intrinsic.MUL, k.apply(Intrinsic.MUL, centred, scale), k.load(gain, Dim.ZERO, along));
        k.store(y, scaled, Dim.ZERO, Dim.ONE, N);
        return k.build();
    }

    private static double number(SplittableRandom random) {
        return random.nextDouble(-4, 4);
    }

    @ParameterizedTest
    @CsvSource({"F32, 0", "F64, 0", "F32, 1", "F64, 1"})
    void softmaxIsFourPhases(DType dtype, int axis) {
        Trial code = new Trial(softmax(dtype, axis), Map.of());
        for (long[] size : new long[][] {{1, 1}, {0, 3}, {3, 0}, {7, 9}, {100, 130}, {130, 70}, {64, 64}}) {
            var random = new SplittableRandom(11);
            code.at(Map.of("n", size[0], "m", size[1]))
                    .buffer(size[0] * size[1], _ -> Reference.number(dtype, number(random)))
                    .random(size[0] * size[1], 2)
                    .check(dtype == DType.F32 ? 2e-6 : 1e-14);
        }
    }

    @ParameterizedTest
    @CsvSource({"F32, 0", "F64, 0", "F32, 1", "F64, 1"})
    void layerNormReadsItsOwnMeans(DType dtype, int axis) {
        Trial code = new Trial(layerNorm(dtype, axis), Map.of());
        for (long[] size : new long[][] {{2, 2}, {7, 9}, {100, 130}, {130, 70}}) {
            var random = new SplittableRandom(12);
            code.at(Map.of("n", size[0], "m", size[1]))
                    .buffer(size[0] * size[1], _ -> Reference.number(dtype, number(random)))
                    .buffer(size[axis], _ -> Reference.number(dtype, number(random)))
                    .random(size[1 - axis], 2)
                    .random(size[0] * size[1], 3)
                    .check(dtype == DType.F32 ? 1e-3 : 1e-11);
        }
    }

    @Test
    void whatCrossesPhasesCanBeABool() {
        for (int axis = 0; axis < 2; axis++) {
            Dim[] across = axis == 0 ? new Dim[] {Dim.ZERO, Dim.ONE} : new Dim[] {Dim.ONE, Dim.ZERO};
            Kernels k = new Kernels("clip", loop(N, axis == 0), loop(M, axis == 1));
            int x = k.buffer(DType.F32);
            k.phase(Level.INNER);
            Reg zero = k.constant(DType.F32, 0);
            Reg any = k.reduce(Reducer.ANY, k.apply(Intrinsic.LT, k.load(x, Dim.ZERO, Dim.ONE, N), zero));
            k.phase(Level.OUTER);
            Reg none = k.apply(Intrinsic.NOT, any);
            k.store(k.buffer(DType.BOOL), none, Dim.ZERO, across);
            k.phase(Level.INNER);
            Reg again = k.load(x, Dim.ZERO, Dim.ONE, N);
            k.store(k.buffer(DType.F32), k.apply(Intrinsic.SELECT, none, again, zero), Dim.ZERO, Dim.ONE, N);
            new Trial(k.build(), Map.of("n", 70L, "m", 70L))
                    .buffer(4900, i -> i % 70 == i / 70 && i % 3 == 0 ? -1f : (float) i)
                    .random(70, 1)
                    .random(4900, 2)
                    .check(0);
        }
    }

    /** A long straight line over [n, m] with a broadcast input, bools and a gather on the way. */
    @Test
    void aLongBodyIsCutIntoPhases() {
        Kernels k = new Kernels("long_body", keep(N), keep(M));
        Reg x = k.load(k.buffer(DType.F32), Dim.ZERO, Dim.ONE, N);
        Reg y = k.load(k.buffer(DType.F32), Dim.ZERO, Dim.ZERO, Dim.ONE);
        Reg z = k.gather(k.buffer(DType.F32), k.index(1));
        Reg flag = k.apply(Intrinsic.LT, x, y);
        Reg sum = x;
        Reg scale = k.apply(Intrinsic.MUL, y, y);
        for (int i = 0; i < 150; i++) {
            Reg next = k.apply(Intrinsic.FMA, sum, k.constant(DType.F32, 1 / (i + 2.0)), i % 2 == 0 ? scale : z);
            sum = i % 40 == 39 ? k.apply(Intrinsic.SELECT, flag, next, x) : next;
        }
        k.store(k.buffer(DType.F32), sum, Dim.ZERO, Dim.ONE, N);
        k.store(k.buffer(DType.BOOL), flag, Dim.ZERO, Dim.ONE, N);
        Trial code = new Trial(k.build(), Map.of());
        for (long n : new long[] {0, 1, 17, 300, 1000}) {
            var random = new SplittableRandom(13);
            code.at(Map.of("n", n, "m", 3L))
                    .buffer(3 * n, _ -> (float) number(random))
                    .buffer(3, _ -> (float) number(random))
                    .buffer(3, _ -> (float) number(random))
                    .random(3 * n, 3)
                    .random(3 * n, 4)
                    .check(0);
        }
    }
}
