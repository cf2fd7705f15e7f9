package dev.covector.codegen.jvm.routine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covector.ir.DType;
import dev.covector.ops.Argsort;
import dev.covector.ops.Cumargmax;
import dev.covector.ops.Searchsorted;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sorting, searching and running extremes of tensors in any layout. */
class OrderTest {
    private static final long[][] SHAPES = {
        {7}, {3, 5}, {20, 4}, {1100, 3}, {2, 3, 4}, {0, 3}, {3, 0}, {1, 1}, {40, 3, 2}
    };
    private static final double NAN = Double.NaN;

    @ParameterizedTest
    @EnumSource(names = {"I32", "I64", "F32", "F64"})
    void linesAreSortedStablyInBothOrders(DType dtype) {
        for (int seed = 0; seed < 6 * SHAPES.length; seed++) {
            Random random = new Random(seed);
            Sample x = Sample.random(dtype, random, true, SHAPES[seed % SHAPES.length]);
            int axis = random.nextInt(x.shape().length);
            boolean descending = random.nextBoolean();
            Sample places = Call.run(new Argsort(x.value(), axis, descending), x);
            Comparator<Double> order = descending ? Comparator.reverseOrder() : Comparator.naturalOrder();
            for (long[] at : Sample.indices(x.shape())) {
                long[] sorted = LongStream.range(0, x.shape()[axis])
                        .boxed()
                        .sorted(Comparator.comparing(place -> x.real(moved(at, axis, place)), order))
                        .mapToLong(place -> place)
                        .toArray();
                assertThat(places.integer(at)).as("seed %d", seed).isEqualTo(sorted[(int) at[axis]]);
            }
        }
    }

    @Test
    void nanIsLargestAndTheZerosAreAlike() {
        for (DType dtype : new DType[] {DType.F64, DType.F32}) {
            Sample x = vector(dtype, 1, NAN, -0.0, 0.0, Double.NEGATIVE_INFINITY, -0.0, NAN, Double.POSITIVE_INFINITY);
            assertThat(longs(Call.run(new Argsort(x.value(), 0, false), x))).containsExactly(4, 2, 3, 5, 0, 7, 1, 6);
            assertThat(longs(Call.run(new Argsort(x.value(), 0, true), x))).containsExactly(1, 6, 7, 0, 2, 3, 5, 4);
        }
    }

    @Test
    void runningPlacesAreTheLastAtATieAndKeepToNaN() {
        Sample x = vector(DType.F64, 1, 3, 3, 2, NAN, 9, NAN, 1);
        assertThat(longs(Call.run(new Cumargmax(x.value(), 0, false), x))).containsExactly(0, 1, 2, 2, 4, 4, 6, 6);
        Sample y = vector(DType.F32, 3, 1, 1, -0.0, 0.0, 2, NAN, Double.NEGATIVE_INFINITY);
        assertThat(longs(Call.run(new Cumargmax(y.value(), 0, true), y))).containsExactly(0, 1, 2, 3, 4, 4, 6, 6);
    }

    @ParameterizedTest
    @EnumSource(names = {"I32", "I64", "F32", "F64"})
    void runningPlacesOfAnyAxisAreThoseOfItsLines(DType dtype) {
        for (int seed = 0; seed < 6 * SHAPES.length; seed++) {
            Random random = new Random(seed);
            Sample x = Sample.random(dtype, random, true, SHAPES[seed % SHAPES.length]);
            int axis = random.nextInt(x.shape().length);
            boolean least = random.nextBoolean();
            Sample places = Call.run(new Cumargmax(x.value(), axis, least), x);
            for (long[] at : Sample.indices(x.shape())) {
                long best = 0;
                for (long place = 1; place <= at[axis]; place++) {
                    double element = x.real(moved(at, axis, place));
                    double extreme = x.real(moved(at, axis, best));
                    best = (least ? element <= extreme : element >= extreme) ? place : best;
                }
                assertThat(places.integer(at)).as("seed %d", seed).isEqualTo(best);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"I32", "I64", "F32", "F64"})
    void searchedPlacesCountTheElementsBefore(DType dtype) {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            long[] batch = random.longs(random.nextInt(2), 0, 4).toArray();
            long[] own = random.longs(random.nextInt(3), 0, 90).toArray();
            Sample sorted = ascending(Sample.random(dtype, random, false, shape(new long[] {seed % 7}, batch)));
            Sample values = Sample.random(dtype, random, true, shape(own, batch));
            boolean right = random.nextBoolean();
            Sample places = Call.run(new Searchsorted(sorted.value(), values.value(), right), sorted, values);
            for (long[] at : Sample.indices(values.shape())) {
                long[] line = shape(new long[] {0}, Arrays.copyOfRange(at, own.length, at.length));
                long count = LongStream.range(0, sorted.shape()[0])
                        .filter(place -> {
                            double element = sorted.real(moved(line, 0, place));
                            return right ? element <= values.real(at) : element < values.real(at);
                        })
                        .count();
                assertThat(places.integer(at)).as("seed %d", seed).isEqualTo(count);
            }
        }
    }

    @Test
    void searchedNaNIsBehindAllNumbers() {
        Sample sorted = vector(DType.F64, 1, 2, NAN, NAN);
        Sample values = vector(DType.F64, NAN, Double.POSITIVE_INFINITY);
        assertThat(longs(Call.run(new Searchsorted(sorted.value(), values.value(), false), sorted, values)))
                .containsExactly(2, 2);
        assertThat(longs(Call.run(new Searchsorted(sorted.value(), values.value(), true), sorted, values)))
                .containsExactly(4, 2);
    }

    /** Along axis 0. */
    private static Sample ascending(Sample x) {
        for (long[] at : Sample.indices(x.shape())) {
            if (at[0] == 0) {
                double[] line = LongStream.range(0, x.shape()[0])
                        .mapToDouble(place -> x.real(moved(at, 0, place)))
                        .sorted()
                        .toArray();
                IntStream.range(0, line.length).forEach(place -> x.set(line[place], 0, moved(at, 0, place)));
            }
        }
        return x;
    }

    private static long[] shape(long[] first, long... rest) {
        return LongStream.concat(Arrays.stream(first), Arrays.stream(rest)).toArray();
    }

    private static Sample vector(DType dtype, double... elements) {
        Sample x = Sample.dense(dtype, elements.length);
        IntStream.range(0, elements.length).forEach(i -> x.set(elements[i], 0, i));
        return x;
    }

    private static long[] longs(Sample x) {
        return LongStream.range(0, x.shape()[0]).map(i -> x.integer(i)).toArray();
    }

    private static long[] moved(long[] at, int axis, long place) {
        long[] other = at.clone();
        other[axis] = place;
        return other;
    }
}
