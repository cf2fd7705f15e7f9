package dev.covector.codegen.jvm.emit;

import static dev.covector.codegen.jvm.emit.Kernels.keep;
import static dev.covector.codegen.jvm.emit.Kernels.reduce;
import static org.assertj.core.api.Assertions.assertThat;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.kernel.Kernel;
import dev.covector.ir.kernel.Kernel.Level;
import dev.covector.ir.kernel.Kernel.Loop;
import dev.covector.ir.kernel.Reducer;
import dev.covector.ir.kernel.Reg;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Reductions over every choice of axes of a dense [n, m, k] tensor. */
final class ReductionsTest {
    private static final Dim N = Dim.symbol("n");
    private static final Dim M = Dim.symbol("m");
    private static final Dim K = Dim.symbol("k");
    private static final long[][] SIZES = {
        {1, 1, 1}, {0, 3, 2}, {3, 0, 2}, {3, 2, 0}, {17, 5, 3}, {2, 70, 3}, {130, 3, 2}, {1000, 2, 1}, {3, 1, 200}
    };

    static Stream<Arguments> cases() {
        List<Arguments> cases = new ArrayList<>();
        for (int axes = 1; axes < 8; axes++) {
            for (DType dtype : List.of(DType.I32, DType.I64, DType.F32, DType.F64)) {
                for (Reducer reducer : List.of(Reducer.SUM, Reducer.PRODUCT, Reducer.MAX, Reducer.MIN)) {
                    cases.add(Arguments.of(reducer, dtype, axes));
                }
            }
            cases.add(Arguments.of(Reducer.ALL, DType.BOOL, axes));
            cases.add(Arguments.of(Reducer.ANY, DType.BOOL, axes));
            cases.add(Arguments.of(Reducer.MAX, DType.BOOL, axes));
            cases.add(Arguments.of(Reducer.ALL, DType.I32, axes));
            cases.add(Arguments.of(Reducer.ANY, DType.I64, axes));
        }
        return cases.stream();
    }

    static Kernel kernel(Reducer reducer, DType dtype, int axes) {
        Dim[] extents = {N, M, K};
        List<Loop> loops = new ArrayList<>();
        List<Dim> strides = new ArrayList<>();
        Dim stride = Dim.ONE;
        for (int axis = 0; axis < 3; axis++) {
            boolean reduced = (axes & 1 << axis) != 0;
            loops.add(new Loop(extents[axis], reduced));
            strides.add(reduced ? Dim.ZERO : stride);
            stride = reduced ? stride : stride.times(extents[axis]);
        }
        Kernels k = new Kernels(reducer + "_" + dtype + "_" + axes, loops.toArray(Loop[]::new));
        k.phase(Level.INNER);
        Reg x = k.load(k.buffer(dtype), Dim.ZERO, Dim.ONE, N, N.times(M));
        Reg result = k.reduce(reducer, x);
        k.phase(Level.OUTER);
        k.store(k.buffer(dtype), result, Dim.ZERO, strides.toArray(Dim[]::new));
        return k.build();
    }

    @ParameterizedTest(name = "{0} of {1} over axes {2}")
    @MethodSource("cases")
    void agreesWithTheReference(Reducer reducer, DType dtype, int axes) {
        Trial code = new Trial(kernel(reducer, dtype, axes), Map.of());
        for (long[] size : SIZES) {
            Trial trial = code.at(Map.of("n", size[0], "m", size[1], "k", size[2]));
            long results = 1;
            for (int axis = 0; axis < 3; axis++) {
                results *= (axes & 1 << axis) != 0 ? 1 : size[axis];
            }
            boolean rounds = dtype.isReal() && (reducer == Reducer.SUM || reducer == Reducer.PRODUCT);
            long length = size[0] * size[1] * size[2];
            if (rounds) {
                var random = new SplittableRandom(7);
                trial.buffer(length, _ -> Reference.number(dtype, random.nextDouble(0.7, 1.4)));
            } else {
                trial.random(length, 3);
            }
            trial.random(results, 4).check(!rounds ? 0 : dtype == DType.F32 ? 2e-4 : 1e-12);
        }
    }

    @Test
    void anExtremeOfManyNumbersWithOneNaNIsNaN() {
        Kernel kernel = kernel(Reducer.MAX, DType.F32, 1);
        for (int at : new int[] {0, 5, 63, 64, 200, 299}) {
            new Trial(kernel, Map.of("n", 300L, "m", 1L, "k", 1L))
                    .buffer(300, i -> i == at ? Float.NaN : (float) -i)
                    .random(1, 1)
                    .check(0);
        }
    }

    @Test
    void aNaNOfEitherSignIsFound() {
        float[] nans = {Float.intBitsToFloat(0xffc00000), Float.intBitsToFloat(0x7fc00000)};
        for (Reducer reducer : List.of(Reducer.MAX, Reducer.MIN)) {
            for (int axes : new int[] {1, 2}) {
                for (float nan : nans) {
                    new Trial(kernel(reducer, DType.F32, axes), Map.of("n", 100L, "m", 7L, "k", 1L))
                            .buffer(700, i -> i == 330 ? nan : i % 2 == 0 ? (float) i : Float.POSITIVE_INFINITY)
                            .random(axes == 1 ? 7 : 100, 1)
                            .check(0);
                }
            }
        }
    }

    @Test
    void theLargestOfZerosIsPositive() {
        Kernel kernel = kernel(Reducer.MAX, DType.F64, 1);
        for (int at : new int[] {0, 5, 63, 64, 200, 299, 300}) {
            new Trial(kernel, Map.of("n", 300L, "m", 1L, "k", 1L))
                    .buffer(300, i -> i == at ? 0.0 : -0.0)
                    .random(1, 1)
                    .check(0);
        }
    }

    @Test
    void theErrorOfALongSumStaysNearARounding() {
        long n = 1 << 22;
        for (int axes : new int[] {1, 2}) {
            long rows = axes == 1 ? 1 : n / 4;
            long length = axes == 1 ? n : 4;
            Kernel kernel = kernel(Reducer.SUM, DType.F32, axes);
            for (VectorShape shape : VectorShape.values()) {
                assertThat(relativeError(kernel, shape, axes == 1 ? n : 4, axes == 1 ? 1 : n / 4))
                        .as("%s over %d numbers, %d", shape, rows, length)
                        .isLessThan(4e-7);
            }
        }
    }

    private static double relativeError(Kernel kernel, VectorShape shape, long n, long m) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment x = arena.allocate(n * m * Float.BYTES, 64);
            MemorySegment y = arena.allocate(n * Float.BYTES, 64);
            double exact = 0;
            for (long i = 0; i < n * m; i++) {
                float value = (i * 7919 % 1009) / 1009f;
                x.setAtIndex(java.lang.foreign.ValueLayout.JAVA_FLOAT, i, value);
                exact += n == 4 ? (i % 4 == 0 ? value : 0) : value;
            }
            Map<String, Long> symbols = Map.of("n", n, "m", m, "k", 1L);
            long[] sizes =
                    kernel.sizes().stream().mapToLong(dim -> dim.eval(symbols)).toArray();
            new KernelCompiler(shape).compile(kernel).code().run(new long[] {x.address(), y.address()}, sizes, 0, 1);
            return Math.abs(y.get(java.lang.foreign.ValueLayout.JAVA_FLOAT, 0) - exact) / exact;
        }
    }

    @Test
    void everyLoopCanBeKeptAroundOneThatIsReduced() {
        Kernels k = new Kernels("middle", keep(N), reduce(M), keep(K));
        k.phase(Level.INNER);
        Reg x = k.load(k.buffer(DType.F64), Dim.ZERO, Dim.ONE, N, N.times(M));
        Reg index = k.index(1);
        Reg sum = k.reduce(
                Reducer.SUM,
                k.apply(
                        dev.covector.ir.kernel.Intrinsic.MUL,
                        x,
                        k.compute(DType.F64, dev.covector.ir.kernel.Intrinsic.CONVERT, index)));
        k.phase(Level.OUTER);
        k.store(k.buffer(DType.F64), sum, Dim.ZERO, Dim.ONE, Dim.ZERO, N);
        var random = new SplittableRandom(9);
        new Trial(k.build(), Map.of("n", 77L, "m", 9L, "k", 4L))
                .buffer(77 * 9 * 4, _ -> random.nextDouble())
                .random(77 * 4, 1)
                .check(1e-14);
    }
}
