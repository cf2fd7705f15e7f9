package dev.covector.codegen.jvm.interpret;

import static dev.covector.ir.DType.F32;
import static dev.covector.ir.DType.F64;
import static dev.covector.ir.DType.I32;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.covector.ir.DType;
import dev.covector.ir.kernel.Intrinsic;
import dev.covector.ir.kernel.Kernel;
import dev.covector.ir.kernel.Kernel.Level;
import dev.covector.ir.kernel.KernelCode;
import dev.covector.ir.kernel.Reducer;
import dev.covector.ir.kernel.Reg;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KernelInterpreterTest {
    private final Arena arena = Arena.ofAuto();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void randomKernelsGiveTheBitsOfScalarJava(int part) {
        for (long seed = part * 60L; seed < (part + 1) * 60L; seed++) {
            RandomKernel sample = new RandomKernel(seed, Arena.ofAuto());
            Kernel kernel = sample.kernel();
            ScalarKernel.run(kernel, sample.expected());
            run(kernel, sample.buffers(), new Random(seed));
            for (int i = 0; i < kernel.buffers().size(); i++) {
                DType dtype = kernel.buffers().get(i);
                assertThat(RandomKernel.numbers(dtype, sample.buffers().get(i)))
                        .as("buffer %d of seed %d: %s", i, seed, kernel)
                        .isEqualTo(RandomKernel.numbers(dtype, sample.expected().get(i)));
            }
        }
    }

    /** Runs a kernel in one to three ranges. */
    private static void run(Kernel kernel, List<MemorySegment> buffers, Random random) {
        long range = kernel.splitLoop() < 0
                ? 1
                : kernel.loops().get(kernel.splitLoop()).extent().constant();
        long unit = kernel.splitLoop() == 0 ? 64 : 1;
        long[] cuts = {0, random.nextLong(range + 1) / unit * unit, random.nextLong(range + 1) / unit * unit, range};
        Arrays.sort(cuts);
        KernelCode code = KernelInterpreter.of(kernel);
        for (int i = 2; i >= 0; i--) {
            code.run(addresses(buffers), Sketch.sizes(kernel), cuts[i], cuts[i + 1]);
        }
    }

    private static long[] addresses(List<MemorySegment> buffers) {
        return buffers.stream().mapToLong(MemorySegment::address).toArray();
    }

    private void runWhole(Kernel kernel, MemorySegment... buffers) {
        long range = kernel.splitLoop() < 0
                ? 1
                : kernel.loops().get(kernel.splitLoop()).extent().constant();
        KernelInterpreter.of(kernel).run(addresses(List.of(buffers)), Sketch.sizes(kernel), 0, range);
    }

    /** x[i, j] along both axes; the reduced axis is the first or the second. */
    private static Kernel softmax(int rows, int columns, boolean firstReduced) {
        Sketch k = new Sketch();
        if (firstReduced) {
            k.reduced(rows).loop(columns);
        } else {
            k.loop(rows).reduced(columns);
        }
        int x = k.buffer(F64);
        int y = k.buffer(F64);
        Reg max = k.reduce(Reducer.MAX, k.load(x, 0, 1, rows));
        k.end(Level.INNER);
        Reg e = k.compute(Intrinsic.EXP, k.compute(Intrinsic.SUB, k.load(x, 0, 1, rows), max));
        k.store(y, e, 0, 1, rows);
        Reg sum = k.reduce(Reducer.SUM, e);
        k.end(Level.INNER);
        Reg inverse = k.compute(Intrinsic.DIV, k.constant(F64, 1.0), sum);
        k.end(Level.OUTER);
        k.store(y, k.compute(Intrinsic.MUL, k.load(y, 0, 1, rows), inverse), 0, 1, rows);
        return k.end(Level.INNER).kernel();
    }

    @ParameterizedTest
    @CsvSource({"3,5,true", "3,5,false", "700,40,true", "700,40,false", "9,1100,false", "2,1100,false", "1,600,false"})
    void softmaxByFourPhasesSumsToOne(int rows, int columns, boolean firstReduced) {
        MemorySegment x = arena.allocate(8L * rows * columns, 64);
        MemorySegment y = arena.allocate(8L * rows * columns, 64);
        IntStream.range(0, rows * columns)
                .forEach(i -> x.setAtIndex(ValueLayout.JAVA_DOUBLE, i, 10 * Math.sin(i) + 700));
        runWhole(softmax(rows, columns, firstReduced), x, y);
        int lanes = firstReduced ? columns : rows;
        int length = firstReduced ? rows : columns;
        for (int lane = 0; lane < lanes; lane++) {
            int at = firstReduced ? lane * rows : lane;
            int step = firstReduced ? 1 : rows;
            double total = IntStream.range(0, length)
                    .mapToDouble(i -> Math.exp(x.getAtIndex(ValueLayout.JAVA_DOUBLE, at + (long) i * step) - 700))
                    .sum();
            for (int i = 0; i < length; i++) {
                long element = at + (long) i * step;
                double expected = Math.exp(x.getAtIndex(ValueLayout.JAVA_DOUBLE, element) - 700) / total;
                assertThat(y.getAtIndex(ValueLayout.JAVA_DOUBLE, element)).isCloseTo(expected, within(1e-13));
            }
        }
    }

    @Test
    void rangesMayRunInSeveralThreadsAtOnce() {
        int columns = 400;
        Kernel kernel = softmax(90, columns, true);
        MemorySegment x = arena.allocate(8L * 90 * columns, 64);
        IntStream.range(0, 90 * columns).forEach(i -> x.setAtIndex(ValueLayout.JAVA_DOUBLE, i, Math.sin(i)));
        MemorySegment whole = arena.allocate(x.byteSize(), 64);
        runWhole(kernel, x, whole);
        MemorySegment parts = arena.allocate(x.byteSize(), 64);
        KernelCode code = KernelInterpreter.of(kernel);
        IntStream.range(0, columns)
                .parallel()
                .forEach(i -> code.run(addresses(List.of(x, parts)), Sketch.sizes(kernel), i, i + 1L));
        assertThat(parts.mismatch(whole)).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theErrorOfALongSumGrowsAsItsLogarithm(boolean firstReduced) {
        int lanes = 600;
        int length = 5000;
        Sketch k = new Sketch();
        if (firstReduced) {
            k.reduced(length).loop(lanes);
        } else {
            k.loop(lanes).reduced(length);
        }
        int x = k.buffer(F32);
        int y = k.buffer(F32);
        Reg sum = k.reduce(Reducer.SUM, k.load(x, 0, 0, 0));
        k.end(Level.INNER);
        k.store(y, sum, 0, firstReduced ? 0 : 1, firstReduced ? 1 : 0);
        k.end(Level.OUTER);
        MemorySegment one = arena.allocateFrom(ValueLayout.JAVA_FLOAT, 0.1f);
        MemorySegment sums = arena.allocate(4L * lanes, 64);
        runWhole(k.kernel(), one, sums);
        double exact = length * (double) 0.1f;
        for (int i = 0; i < lanes; i++) {
            assertThat((double) sums.getAtIndex(ValueLayout.JAVA_FLOAT, i)).isCloseTo(exact, within(16 * 3e-5));
        }
    }

    @Test
    void anUpdateInPlaceReadsEachElementBeforeItWritesIt() {
        Sketch k = new Sketch().loop(1000);
        int x = k.buffer(I32);
        k.store(x, k.compute(Intrinsic.ADD, k.load(x, 0, 1), k.constant(I32, 1L)), 0, 1);
        MemorySegment memory = arena.allocateFrom(
                ValueLayout.JAVA_INT, IntStream.range(0, 1000).toArray());
        runWhole(k.end(Level.INNER).kernel(), memory);
        assertThat(memory.toArray(ValueLayout.JAVA_INT))
                .isEqualTo(IntStream.range(1, 1001).toArray());
    }

    @ParameterizedTest
    @EnumSource(names = {"I32", "I64", "F32", "F64"})
    void reductionsOfNothingAreNeutral(DType dtype) {
        Sketch k = new Sketch().reduced(0).loop(2);
        int x = k.buffer(dtype);
        List<Reducer> reducers = List.of(Reducer.SUM, Reducer.PRODUCT, Reducer.MAX, Reducer.MIN);
        Reg value = k.load(x, 0, 1, 0);
        List<Reg> results =
                reducers.stream().map(reducer -> k.reduce(reducer, value)).toList();
        k.end(Level.INNER);
        int[] out = IntStream.range(0, 4).map(i -> k.buffer(dtype)).toArray();
        IntStream.range(0, 4).forEach(i -> k.store(out[i], results.get(i), 0, 0, 1));
        k.end(Level.OUTER);
        MemorySegment[] buffers =
                IntStream.range(0, 5).mapToObj(i -> arena.allocate(16, 64)).toArray(MemorySegment[]::new);
        runWhole(k.kernel(), buffers);
        List<Number> least =
                List.of(Integer.MIN_VALUE, Long.MIN_VALUE, Float.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY);
        List<Number> most =
                List.of(Integer.MAX_VALUE, Long.MAX_VALUE, Float.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
        int place = List.of(I32, DType.I64, F32, F64).indexOf(dtype);
        assertThat(IntStream.range(1, 5).mapToObj(i -> Scalar.read(dtype, buffers[i], 1)))
                .containsExactly(Scalar.convert(dtype, 0), Scalar.convert(dtype, 1), least.get(place), most.get(place));
    }
}
