package dev.covector.codegen.jvm.routine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.Random;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeySortTest {
    /** Sizes on both sides of every threshold; keys of all widths, spread and in clusters. */
    @ParameterizedTest
    @CsvSource({"0", "1", "2", "23", "100", "511", "512", "20000"})
    void placesAreThoseOfAStableSort(int count) {
        Random random = new Random(count);
        check(count, i -> random.nextLong());
        check(count, i -> random.nextInt(3));
        check(count, i -> random.nextInt(5000) - 2500);
        check(count, i -> 7);
        check(count, i -> -i);
        check(count, i -> i % 2 == 0 ? Long.MIN_VALUE : Long.MAX_VALUE);
        check(count, i -> i == 0 ? Long.MIN_VALUE : random.nextInt(100));
        check(count, i -> i < 3 ? Long.MAX_VALUE - i : (random.nextInt(4) << 20) + random.nextInt(50));
        check(count, i -> Double.doubleToLongBits(1 + random.nextInt(1000) * 0x1p-52) * (i == 0 ? -1 : 1));
    }

    private static void check(int count, LongUnaryOperator key) {
        long[] keys = LongStream.range(0, count).map(key).toArray();
        int[] expected = IntStream.range(0, count)
                .boxed()
                .sorted(Comparator.comparingLong(i -> keys[i]))
                .mapToInt(i -> i)
                .toArray();
        assertThat(KeySort.places(keys, count)).containsExactly(expected);
    }
}
