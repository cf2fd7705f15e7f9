package dev.covector.user;

import static dev.covector.api.Control.scan;
import static dev.covector.api.Covector.grad;
import static dev.covector.api.Covector.hvp;
import static dev.covector.api.Covector.jit;
import static dev.covector.api.Covector.jvp;
import static dev.covector.api.Covector.none;
import static dev.covector.api.Covector.vjp;
import static dev.covector.api.Covector.vmap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.covector.api.Fn1;
import dev.covector.api.Fn2;
import dev.covector.api.Step;
import dev.covector.api.ValueAndTangent;
import dev.covector.api.ragged.Ragged;
import dev.covector.ir.Dim;
import dev.covector.tracer.Tensor;
import dev.covector.tracer.Update;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoublePredicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Ragged batches against plain loops over rows of Java arrays. */
class RaggedTest {
    private static final int[][] LENGTHS = {{3, 0, 1, 5}, {}, {0}, {0, 0}, {1}, {2, 2}, {40, 1, 0, 7, 0}};

    private static double[][] rows(Random random, int... lengths) {
        return IntStream.of(lengths)
                .mapToObj(n -> random.doubles(n, -2, 2).toArray())
                .toArray(double[][]::new);
    }

    static Ragged ragged(double[]... rows) {
        double[] values = Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
        long[] lengths = Arrays.stream(rows).mapToLong(row -> row.length).toArray();
        return Ragged.ofLengths(Tensor.of(values), Tensor.of(lengths));
    }

    private static double[][] arrays(Ragged r) {
        return r.toList().stream().map(Tensor::toDoubles).toArray(double[][]::new);
    }

    private static void assertRows(Ragged got, double[]... expected) {
        double[][] rows = arrays(got);
        assertThat(rows.length).isEqualTo(expected.length);
        for (int i = 0; i < rows.length; i++) {
            assertThat(rows[i]).containsExactly(expected[i], within(1e-12));
        }
    }

    private static double[] each(double[][] rows, ToDoubleFunction<double[]> f) {
        return Arrays.stream(rows).mapToDouble(f).toArray();
    }

    private static double[] kept(double[] row, DoublePredicate keep) {
        return Arrays.stream(row).filter(keep).toArray();
    }

    @Test
    void reductionsAreThoseOfEachRow() {
        Fn1<Ragged, List<Tensor>> reductions = r -> List.of(r.sum(), r.prod(), r.max(), r.min(), r.mean());
        var jitted = jit(reductions);
        Random random = new Random(1);
        for (int[] lengths : LENGTHS) {
            double[][] rows = rows(random, lengths);
            List<double[]> expected = List.of(
                    each(rows, row -> Arrays.stream(row).sum()),
                    each(rows, row -> Arrays.stream(row).reduce(1, (a, b) -> a * b)),
                    each(rows, row -> Arrays.stream(row).max().orElse(Double.NEGATIVE_INFINITY)),
                    each(rows, row -> Arrays.stream(row).min().orElse(Double.POSITIVE_INFINITY)),
                    each(rows, row -> Arrays.stream(row).sum() / row.length));
            for (List<Tensor> got : List.of(jitted.apply(ragged(rows)), reductions.apply(ragged(rows)))) {
                for (int i = 0; i < expected.size(); i++) {
                    assertThat(got.get(i).toDoubles()).containsExactly(expected.get(i), within(1e-9));
                }
            }
        }
        assertThat(jitted.plans().size()).isEqualTo(1);
    }

    private static Ragged softmax(Ragged r) {
        Ragged e = r.sub(r.max()).map(Tensor::exp);
        return e.div(e.sum());
    }

    private static double[] softmax(double[] row) {
        double sum = Arrays.stream(row).map(Math::exp).sum();
        return Arrays.stream(row).map(x -> Math.exp(x) / sum).toArray();
    }

    @Test
    void elementsMeetWhatTheirRowsHave() {
        var jitted = jit((Ragged r) -> softmax(r));
        Random random = new Random(2);
        for (int[] lengths : LENGTHS) {
            double[][] rows = rows(random, lengths);
            assertRows(
                    jitted.apply(ragged(rows)),
                    Arrays.stream(rows).map(RaggedTest::softmax).toArray(double[][]::new));
        }
        assertThat(jitted.plans().size()).isEqualTo(1);
        Ragged two = Ragged.of(Elements.counting(2, 2), Elements.counting(1, 2));
        assertThat(two.mul(two).add(Tensor.of(10.0, 20)).values().toDoubles()).containsExactly(11, 14, 21, 19, 26, 24);
        assertThat(two.sub(two.mean()).values().toDoubles()).containsExactly(-0.5, 0.5, 0, -0.5, 0.5, 0);
    }

    @Test
    void filtersAndTruncationsLeaveNoPadding() {
        var filtered = jit((Ragged r) -> r.filter(r.values().gt(0)));
        var short2 = jit((Ragged r) -> r.truncate(2));
        var own = jit((Ragged r, Tensor most) -> r.truncate(most));
        Random random = new Random(3);
        for (int[] lengths : LENGTHS) {
            double[][] rows = rows(random, lengths);
            Ragged r = ragged(rows);
            Ragged positive = filtered.apply(r);
            assertRows(
                    positive,
                    Arrays.stream(rows).map(row -> kept(row, x -> x > 0)).toArray(double[][]::new));
            assertThat(positive.total().constant())
                    .isEqualTo(Arrays.stream(rows)
                            .mapToLong(row -> kept(row, x -> x > 0).length)
                            .sum());
            assertRows(
                    short2.apply(r),
                    Arrays.stream(rows)
                            .map(row -> Arrays.copyOf(row, Math.min(2, row.length)))
                            .toArray(double[][]::new));
            int[] most = IntStream.range(0, rows.length).map(i -> i * i).toArray();
            assertRows(
                    own.apply(r, Tensor.of(most)),
                    IntStream.range(0, rows.length)
                            .mapToObj(i -> Arrays.copyOf(rows[i], Math.min(i * i, rows[i].length)))
                            .toArray(double[][]::new));
        }
        assertThat(Stream.of(filtered.plans(), short2.plans(), own.plans()).map(p -> p.size()))
                .containsOnly(1);
    }

    @Test
    void denseFormsAreFilledUp() {
        var dense = jit((Ragged r) -> r.toDense(-1));
        var narrow = jit((Ragged r) -> r.toDense(Double.NaN, Dim.of(2)));
        Random random = new Random(4);
        for (int[] lengths : LENGTHS) {
            double[][] rows = rows(random, lengths);
            int width = IntStream.of(lengths).max().orElse(0);
            Tensor full = dense.apply(ragged(rows));
            Tensor cut = narrow.apply(ragged(rows));
            assertThat(full.sizes()).containsExactly(rows.length, width);
            assertThat(cut.sizes()).containsExactly(rows.length, 2);
            for (int i = 0; i < rows.length; i++) {
                double[] row = Arrays.copyOf(rows[i], width);
                Arrays.fill(row, rows[i].length, width, -1);
                assertThat(full.take(0, i).toDoubles()).containsExactly(row);
                double[] two = Arrays.copyOf(rows[i], 2);
                Arrays.fill(two, Math.min(2, rows[i].length), 2, Double.NaN);
                assertThat(cut.take(0, i).toDoubles()).containsExactly(two);
            }
            assertRows(Ragged.ofDense(full, Tensor.of(lengths)), rows);
            assertRows(Ragged.where(full, full.ne(-1)), rows);
        }
        assertThat(dense.plans().size()).isEqualTo(1);
        Tensor wide =
                Ragged.of(Elements.counting(2, 3), Elements.counting(1, 3)).toDense(0);
        assertThat(wide.sizes()).containsExactly(2, 2, 3);
        assertThat(wide.take(0, 1).toDoubles()).containsExactly(1, 0, 2, 0, 3, 0);
        Tensor truth = Ragged.of(Tensor.of(true), Tensor.of(false, true)).toDense(0);
        assertThat(truth.toDoubles()).containsExactly(1, 0, 0, 1);
    }

    @Test
    void rowsTimesAMatrixAndSegmentsWithinRows() {
        Ragged r = Ragged.of(Elements.counting(2, 2), Elements.counting(0, 2), Elements.counting(3, 2));
        Tensor w = Elements.counting(2, 3);
        List<Tensor> products = jit((Ragged x) -> x.matmul(w)).apply(r).toList();
        for (int i = 0; i < 3; i++) {
            assertThat(products.get(i).toDoubles())
                    .containsExactly(r.row(i).matmul(w).toDoubles());
        }
        Tensor ids = Tensor.of(0L, 1, 0, 0, 7);
        for (Update how : List.of(Update.ADD, Update.MULTIPLY, Update.MAX, Update.MIN, Update.MEAN)) {
            Tensor all =
                    jit((Ragged x, Tensor s) -> x.segments(how, s, Dim.of(2))).apply(r, ids);
            assertThat(all.sizes()).containsExactly(3, 2, 2);
            for (int i = 0; i < 3; i++) {
                Tensor own = new Ragged(ids, r.offsets()).row(i);
                Tensor one =
                        new Ragged(r.row(i), Tensor.of(0L, r.row(i).dim(0).constant())).segments(how, own, Dim.of(2));
                assertThat(all.take(0, i).toDoubles()).containsExactly(one.toDoubles());
            }
        }
        assertThat(r.segments(Update.ADD, ids, Dim.of(2)).take(0, 2).toDoubles())
                .containsExactly(3, 0, 9, 0);
    }

    /** Of filtered, normalised, truncated rows times a matrix. */
    private static Tensor loss(Ragged r, Tensor w) {
        Ragged positive = r.filter(r.values().gt(-1));
        Ragged soft = softmax(positive.map(Tensor::sin)).truncate(3);
        Ragged wide = soft.map(v -> v.expandDims(1)).matmul(w);
        Tensor dense = wide.mul(wide).toDense(1);
        Tensor lone = soft.sum().mul(positive.map(v -> v.add(3)).prod());
        return dense.mul(dense).sum().add(lone.square().sum());
    }

    @Test
    void derivativesOfEveryOrderFlowThroughRows() {
        Random random = new Random(5);
        Tensor w = Tensor.of(0.5, -1.5).reshape(1, 2);
        var gradient = jit(grad(RaggedTest::loss));
        var second = jit(hvp(RaggedTest::loss));
        for (int[] lengths : LENGTHS) {
            Ragged r = ragged(rows(random, lengths));
            Ragged v = ragged(rows(random, lengths));
            Ragged g = gradient.apply(r, w);
            assertThat(g.offsets().toLongs()).containsExactly(r.offsets().toLongs());
            double d = 1e-6;
            Ragged up = r.map(x -> x.add(v.values().mul(d)));
            Ragged down = r.map(x -> x.sub(v.values().mul(d)));
            double difference = (loss(up, w).item() - loss(down, w).item()) / (2 * d);
            double slope = g.mul(v).values().sum().item();
            assertThat(slope).isCloseTo(difference, within(1e-6 * Math.max(1, Math.abs(difference))));
            double[] h = second.apply(r, v, w).values().toDoubles();
            Tensor change =
                    gradient.apply(up, w).sub(gradient.apply(down, w)).values().div(2 * d);
            double scale = Arrays.stream(h).map(Math::abs).max().orElse(0) + 1;
            assertThat(h).containsExactly(change.toDoubles(), within(1e-6 * scale));
            ValueAndTangent<Tensor> forward = jvp(RaggedTest::loss).apply(r, v, w);
            assertThat(forward.tangent().item()).isCloseTo(slope, within(1e-9 * Math.max(1, Math.abs(slope))));
        }
        assertThat(gradient.plans().size() + second.plans().size()).isEqualTo(2);
        Tensor dw = grad((Tensor m, Ragged r) -> loss(r, m)).apply(w, ragged(rows(random, 3, 2)));
        assertThat(dw.sizes()).containsExactly(1, 2);
    }

    @Test
    void raggedBatchesAreStatesArgumentsAndResults() {
        Ragged r = ragged(new double[] {1, 2}, new double[0], new double[] {3});
        Fn2<Ragged, Tensor, Ragged> decayed =
                (x, factors) -> scan((Ragged s, Tensor f) -> new Step<>(s.map(v -> v.mul(f)), s.sum()), x, factors)
                        .state();
        assertRows(jit(decayed).apply(r, Tensor.of(2.0, 3)), new double[] {6, 12}, new double[0], new double[] {18});
        var slopes = jit(grad((Ragged x, Tensor factors) ->
                decayed.apply(x, factors).mul(x).sum().sum()));
        assertRows(slopes.apply(r, Tensor.of(2.0, 3)), new double[] {12, 24}, new double[0], new double[] {36});
        var back = vjp((Ragged x) -> x.mul(x)).apply(r);
        assertRows(back.apply(r), new double[] {2, 8}, new double[0], new double[] {18});
        assertRows(
                jvp((Ragged x) -> x.mul(x)).apply(r, r).tangent(), new double[] {2, 8}, new double[0], new double[] {18
                });
        Tensor powers = vmap((Tensor p, Ragged x) -> x.map(v -> v.pow(p)).sum(), 0, none())
                .apply(Tensor.of(1.0, 2), r);
        assertThat(powers.toDoubles()).containsExactly(3, 0, 3, 5, 0, 9);
    }

    @Test
    void aBatchBecomesRaggedAfterWhatIsTheSameForAll() {
        Tensor x = Elements.counting(3, 4).sin();
        var kept = jit((Tensor rows) -> {
            Tensor score =
                    vmap((Tensor row) -> row.sub(row.mean()), 0).apply(rows).permute(1, 0);
            return Ragged.where(score, score.gt(0)).sum();
        });
        double[] expected = new double[3];
        for (int i = 0; i < 3; i++) {
            double[] row = x.take(0, i).toDoubles();
            double mean = Arrays.stream(row).average().orElse(0);
            expected[i] =
                    Arrays.stream(row).map(e -> e - mean).filter(e -> e > 0).sum();
        }
        assertThat(kept.apply(x).toDoubles()).containsExactly(expected, within(1e-12));
    }
}
