package dev.covector.user;

import static dev.covector.api.Covector.jit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.covector.api.Jit1;
import dev.covector.api.Slices;
import dev.covector.ir.DType;
import dev.covector.tracer.Tensor;
import dev.covector.tracer.Unique;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Results whose sizes are made of data, at any size of the argument by one plan, are those of plain loops. */
class DataSizeTest {
    private static final int[] SIZES = {3, 0, 1, 2, 17};

    /** Whole numbers from -2 to 2, so that some are equal; the seeds give vectors with none and with only positive ones too. */
    private static double[] numbers(int n, int seed) {
        Random random = new Random(31L * n + seed);
        return switch (seed) {
            case 0 -> new double[n];
            case 1 ->
                DoubleStream.generate(() -> 1 + random.nextInt(3)).limit(n).toArray();
            default ->
                DoubleStream.generate(() -> random.nextInt(5) - 2).limit(n).toArray();
        };
    }

    private static void assertOnePlan(UnaryOperator<Tensor> f, UnaryOperator<double[]> plain) {
        Jit1<Tensor, Tensor> jitted = jit(f::apply);
        for (int n : SIZES) {
            for (int seed = 0; seed < 4; seed++) {
                double[] x = numbers(n, seed);
                double[] expected = plain.apply(x);
                Tensor result = jitted.apply(Tensor.of(x));
                assertThat(result.elements().constant())
                        .as("elements at n = %d", n)
                        .isEqualTo(expected.length);
                assertThat(result.toDoubles()).containsExactly(expected, within(1e-12));
                assertThat(f.apply(Tensor.of(x)).toDoubles()).as("at once").containsExactly(expected, within(1e-12));
            }
        }
        assertThat(jitted.plans().size()).isEqualTo(1);
    }

    private static double[] where(double[] x, Function<Double, Boolean> wanted) {
        return Arrays.stream(x).filter(wanted::apply).toArray();
    }

    private static double[] places(double[] x) {
        return IntStream.range(0, x.length)
                .filter(i -> x[i] != 0)
                .mapToDouble(i -> i)
                .toArray();
    }

    @Test
    void filterKeepsWhatItsMaskSays() {
        assertOnePlan(x -> x.filter(x.gt(0)), x -> where(x, e -> e > 0));
        assertOnePlan(x -> x.maskedSelect(x.lt(0)), x -> where(x, e -> e < 0));
        assertOnePlan(x -> x.filter(x), x -> where(x, e -> e != 0));
    }

    @Test
    void filterTakesSlicesAlongAnAxis() {
        UnaryOperator<double[]> twice = x -> {
            double[] kept = where(x, e -> e > 0);
            return Arrays.stream(kept).flatMap(e -> DoubleStream.of(e, 10 * e)).toArray();
        };
        assertOnePlan(x -> Tensor.stack(0, x, x.mul(10)).filter(x.gt(0), 1), twice);
        assertOnePlan(x -> Tensor.stack(1, x, x.mul(10)).filter(x.gt(0), 0).transpose(), twice);
        assertOnePlan(x -> Tensor.stack(1, x, x.mul(10)).filter(x.gt(0), -2).transpose(), twice);
    }

    @Test
    void nonzeroFindsPlaces() {
        assertOnePlan(x -> x.nonzero().getFirst(), DataSizeTest::places);
        assertOnePlan(x -> x.argwhere().flatten(), DataSizeTest::places);
        assertOnePlan(
                x -> x.expandDims(0)
                        .nonzero()
                        .get(1)
                        .mul(2)
                        .add(x.expandDims(0).nonzero().get(0)),
                x -> Arrays.stream(places(x)).map(i -> 2 * i).toArray());
    }

    @Test
    void nonzeroOfAScalarFindsItOrNot() {
        Jit1<Tensor, Tensor> found = jit((Tensor x) -> x.nonzero().getFirst());
        assertThat(found.apply(Tensor.scalar(2.0)).toDoubles()).containsExactly(0);
        assertThat(found.apply(Tensor.scalar(0.0)).toDoubles()).isEmpty();
        Jit1<Tensor, Tensor> rows = jit((Tensor x) -> x.argwhere());
        assertThat(rows.apply(Tensor.scalar(2.0)).sizes()).containsExactly(1, 0);
        assertThat(rows.apply(Tensor.scalar(0.0)).sizes()).containsExactly(0, 0);
    }

    @Test
    void uniqueGivesDifferentElementsWithTheirFirstPlacesAndCounts() {
        assertOnePlan(
                x -> x.unique().values(),
                x -> Arrays.stream(x).distinct().sorted().toArray());
        assertOnePlan(
                x -> x.unique().first(),
                x -> Arrays.stream(x)
                        .distinct()
                        .sorted()
                        .map(e -> IntStream.range(0, x.length)
                                .filter(i -> x[i] == e)
                                .findFirst()
                                .orElseThrow())
                        .toArray());
        assertOnePlan(
                x -> x.unique().counts(),
                x -> Arrays.stream(x)
                        .distinct()
                        .sorted()
                        .map(e -> where(x, y -> y == e).length)
                        .toArray());
        assertOnePlan(x -> x.unique().values().take(x.unique().inverse()), x -> x);
    }

    @Test
    void uniqueConsecutiveCountsRuns() {
        UnaryOperator<double[]> starts = x -> IntStream.range(0, x.length)
                .filter(i -> i == 0 || x[i] != x[i - 1])
                .mapToDouble(i -> i)
                .toArray();
        assertOnePlan(x -> x.uniqueConsecutive().first(), starts);
        assertOnePlan(
                x -> x.uniqueConsecutive().values(),
                x -> Arrays.stream(starts.apply(x)).map(i -> x[(int) i]).toArray());
        assertOnePlan(x -> x.uniqueConsecutive().counts(), x -> {
            double[] first = starts.apply(x);
            return IntStream.range(0, first.length)
                    .mapToDouble(i -> (i + 1 < first.length ? first[i + 1] : x.length) - first[i])
                    .toArray();
        });
        assertOnePlan(
                x -> x.uniqueConsecutive().values().take(x.uniqueConsecutive().inverse()), x -> x);
    }

    @Test
    void uniqueSlicesAreOrderedByTheirFirstDifferentElement() {
        Tensor x = Tensor.of(new double[][] {{2, 1}, {1, 5}, {2, 0}, {1, 5}, {2, 1}, {2, 1}});
        Jit1<Tensor, Unique> rows = jit((Tensor a) -> Slices.unique(a, 0));
        Unique unique = rows.apply(x);
        assertThat(unique.values().transpose().toDoubles()).containsExactly(1, 5, 2, 0, 2, 1);
        assertThat(unique.first().toDoubles()).containsExactly(1, 2, 0);
        assertThat(unique.counts().toDoubles()).containsExactly(2, 1, 3);
        assertThat(unique.inverse().toDoubles()).containsExactly(2, 0, 1, 0, 2, 2);
        assertThat(rows.apply(Tensor.zeros(DType.F64, 0, 2)).values().sizes()).containsExactly(0, 2);
        assertThat(rows.apply(Tensor.zeros(DType.F64, 3, 0)).values().sizes()).containsExactly(1, 0);
        assertThat(rows.apply(Tensor.ones(DType.F64, 1, 3)).values().sizes()).containsExactly(1, 3);
        assertThat(rows.plans().size()).isEqualTo(1);
        assertThat(Slices.argsort(x, 0).toDoubles()).containsExactly(1, 3, 2, 0, 4, 5);
    }

    @Test
    void repeatInterleaveRepeatsAsOftenAsItsCounts() {
        assertOnePlan(
                x -> x.repeatInterleave(x.abs().convert(DType.I64), 0),
                x -> Arrays.stream(x)
                        .flatMap(e -> DoubleStream.generate(() -> e).limit((long) Math.abs(e)))
                        .toArray());
    }

    @Test
    void bincountCountsUpToTheLargest() {
        UnaryOperator<double[]> counts = x -> {
            int most = (int) Arrays.stream(x).map(Math::abs).max().orElse(-1);
            return IntStream.rangeClosed(0, most)
                    .mapToDouble(i -> where(x, e -> Math.abs(e) == i).length)
                    .toArray();
        };
        assertOnePlan(x -> x.abs().convert(DType.I64).bincount(), counts);
        assertOnePlan(
                x -> x.abs().convert(DType.I64).bincountAtLeast(2),
                x -> Arrays.copyOf(counts.apply(x), Math.max(2, counts.apply(x).length)));
        assertOnePlan(
                x -> x.abs().convert(DType.I64).bincount(x.mul(0.5)),
                x -> IntStream.range(0, counts.apply(x).length)
                        .mapToDouble(i -> 0.5
                                * Arrays.stream(where(x, e -> Math.abs(e) == i)).sum())
                        .toArray());
        assertOnePlan(x -> x.abs().convert(DType.I64).oneHot(DType.F64).sum(0), counts);
    }

    @Test
    void aHistogramHasAsManyBinsAsTheDataSay() {
        double[] edges = {-2, -1, 1, 2};
        assertOnePlan(x -> x.histogram(Tensor.of(edges)), x -> new double[] {
            where(x, e -> e >= -2 && e < -1).length,
            where(x, e -> e >= -1 && e < 1).length,
            where(x, e -> e >= 1 && e <= 2).length
        });
        assertOnePlan(
                x -> Tensor.concatenate(0, x, Tensor.of(0.0, 8.0))
                        .histogram(x.ne(0).count().plus(2)),
                x -> {
                    double[] all = Arrays.copyOf(x, x.length + 2);
                    all[x.length + 1] = 8;
                    double low = Arrays.stream(all).min().orElseThrow();
                    double[] bins = new double[places(x).length + 2];
                    for (double e : all) {
                        bins[Math.min(bins.length - 1, (int) ((e - low) / (8 - low) * bins.length))]++;
                    }
                    return bins;
                });
    }

    @Test
    void tensorSplitCutsAtPlacesThatAreData() {
        Jit1<Tensor, List<Tensor>> parts = jit((Tensor x) ->
                x.tensorSplit(Tensor.stack(0, x.ge(0).sum(), x.gt(0).sum().neg()), 0));
        for (int n : SIZES) {
            for (int seed = 0; seed < 4; seed++) {
                double[] x = numbers(n, seed);
                int first = where(x, e -> e >= 0).length;
                int last = (where(x, e -> e > 0).length == 0) ? 0 : n - where(x, e -> e > 0).length;
                List<Tensor> got = parts.apply(Tensor.of(x));
                assertThat(got.get(0).toDoubles()).containsExactly(Arrays.copyOfRange(x, 0, first));
                assertThat(got.get(1).toDoubles()).containsExactly(Arrays.copyOfRange(x, first, Math.max(first, last)));
                assertThat(got.get(2).toDoubles()).containsExactly(Arrays.copyOfRange(x, last, n));
            }
        }
        assertThat(parts.plans().size()).isEqualTo(1);
    }

    @Test
    void toDimMakesASizeOfANumber() {
        assertOnePlan(
                x -> Tensor.arange(DType.F64, x.abs().sum().convert(DType.I64).toDim(dev.covector.ir.Dim.of(100))),
                x -> IntStream.range(0, (int) Arrays.stream(x).map(Math::abs).sum())
                        .mapToDouble(i -> i)
                        .toArray());
    }

    @Test
    void aMaskOnAnIndexSelects() {
        assertOnePlan(x -> x.index(x.gt(0)).get(), x -> where(x, e -> e > 0));
        assertOnePlan(
                x -> Tensor.stack(0, x, x.neg())
                        .index(Tensor.stack(0, x.gt(0), x.gt(1)))
                        .get(),
                x -> Arrays.stream(x)
                        .flatMap(
                                e -> e > 1 ? DoubleStream.of(e, -e) : e > 0 ? DoubleStream.of(e) : DoubleStream.empty())
                        .toArray());
    }
}
