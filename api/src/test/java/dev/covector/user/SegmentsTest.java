package dev.covector.user;

import static dev.covector.api.Covector.grad;
import static dev.covector.api.Covector.hvp;
import static dev.covector.api.Covector.jit;
import static dev.covector.api.Covector.vmap;
import static dev.covector.user.Elements.assertTensor;
import static dev.covector.user.Elements.shape;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.covector.api.Fn2;
import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.TypeException;
import dev.covector.tracer.Tensor;
import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SegmentsTest {
    /** An op with the loop that says what it is. */
    record Op(String name, Fn2<Tensor, Tensor, Tensor> method, double ofNone, DoubleBinaryOperator step) {
        double[] loop(double[] x, long[] ids) {
            double[] all = new double[3];
            java.util.Arrays.fill(all, ofNone);
            int[] counts = new int[3];
            for (int i = 0; i < ids.length; i++) {
                if (ids[i] >= 0 && ids[i] < 3) {
                    all[(int) ids[i]] = step.applyAsDouble(all[(int) ids[i]], x[i]);
                    counts[(int) ids[i]]++;
                }
            }
            for (int s = 0; s < 3 && name.equals("mean"); s++) {
                all[s] /= Math.max(1, counts[s]);
            }
            return all;
        }
    }

    static Stream<Op> ops() {
        return Stream.of(
                new Op("sum", (x, ids) -> x.segmentSum(ids, 3), 0, Double::sum),
                new Op("prod", (x, ids) -> x.segmentProd(ids, 3), 1, (a, b) -> a * b),
                new Op("max", (x, ids) -> x.segmentMax(ids, 3), Double.NEGATIVE_INFINITY, Math::max),
                new Op("min", (x, ids) -> x.segmentMin(ids, 3), Double.POSITIVE_INFINITY, Math::min),
                new Op("mean", (x, ids) -> x.segmentMean(ids, 3), 0, Double::sum));
    }

    private static double[] numbers(Random random, int n) {
        return random.doubles(n, -2, 2).toArray();
    }

    private static long[] ids(Random random, int n) {
        return random.longs(n, -1, 5).toArray();
    }

    @ParameterizedTest
    @MethodSource("ops")
    void onePlanAgreesWithTheLoopWhateverTheSegmentsAre(Op op) {
        Random random = new Random(3);
        var jitted = jit(op.method);
        for (int n : new int[] {5, 0, 1, 2, 17, 100}) {
            double[] x = numbers(random, n);
            long[] ids = ids(random, n);
            double[] expected = op.loop(x, ids);
            assertThat(jitted.apply(Tensor.of(x), Tensor.of(ids)).toDoubles()).containsExactly(expected, within(1e-12));
            assertThat(op.method.apply(Tensor.of(x), Tensor.of(ids)).toDoubles())
                    .containsExactly(expected, within(1e-12));
        }
        assertThat(jitted.plans().size()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("ops")
    void firstAndSecondDerivativesAgreeWithDifferences(Op op) {
        Random random = new Random(4);
        Tensor ids = Tensor.of(0L, 2, 2, -1, 0, 7, 2);
        Fn2<Tensor, Tensor, Tensor> loss = (x, s) -> {
            Tensor y = op.method.apply(x.sin(), s);
            return Tensor.where(y.isFinite(), y.square().mul(y.add(1)), 0).sum();
        };
        double[] x = numbers(random, 7);
        double[] v = numbers(random, 7);
        var gradient = jit(grad(loss));
        var hessian = jit(hvp(loss));
        double[] g = gradient.apply(Tensor.of(x), ids).toDoubles();
        double[] h = hessian.apply(Tensor.of(x), Tensor.of(v), ids).toDoubles();
        double slope = 0;
        for (int i = 0; i < 7; i++) {
            slope += g[i] * v[i];
        }
        double d = 1e-6;
        Tensor up = Tensor.of(x).add(Tensor.of(v).mul(d));
        Tensor down = Tensor.of(x).sub(Tensor.of(v).mul(d));
        double difference = (loss.apply(up, ids).item() - loss.apply(down, ids).item()) / (2 * d);
        assertThat(slope).isCloseTo(difference, within(1e-7));
        double[] second = gradient.apply(up, ids)
                .sub(gradient.apply(down, ids))
                .div(2 * d)
                .toDoubles();
        assertThat(h).containsExactly(second, within(1e-6));
    }

    @Test
    void segmentsStandInPlaceOfTheAxis() {
        Tensor x = Elements.counting(2, 3, 2);
        assertTensor(x.segmentSum(Tensor.of(1, 1, 0), Dim.of(2), 1), shape(2, 2, 2), 5, 6, 4, 6, 11, 12, 16, 18);
        assertTensor(x.segmentMean(Tensor.of(1, 1, 0), Dim.of(2), -2), shape(2, 2, 2), 5, 6, 2, 3, 11, 12, 8, 9);
        assertTensor(x.segmentMax(Tensor.of(0, 0), Dim.of(1)), shape(1, 3, 2), 2, 4, 6, 8, 10, 12);
    }

    @Test
    void integersAndBoolsHaveSegmentsToo() {
        Tensor ids = Tensor.of(0, 0, 2, 0);
        Tensor whole = Tensor.of(3L, -4, 7, -4);
        assertTensor(whole.segmentMean(ids, 3), shape(3), -2, 0, 7);
        assertThat(whole.segmentMax(ids, 3).toLongs()).containsExactly(3, Long.MIN_VALUE, 7);
        assertThat(whole.convert(DType.I32).segmentMin(ids, 3).toLongs()).containsExactly(-4, Integer.MAX_VALUE, 7);
        Tensor truth = Tensor.of(true, false, true, true);
        assertThat(truth.segmentSum(ids, 3).toLongs()).containsExactly(2, 0, 1);
        assertTensor(truth.segmentMin(ids, 3), shape(3), 0, 1, 1);
        assertTensor(truth.segmentMax(ids, 3), shape(3), 1, 0, 1);
    }

    @Test
    void theNumberOfSegmentsMayBeMadeOfData() {
        var sums = jit((Tensor x, Tensor ids) ->
                x.segmentSum(ids, ids.max(0).add(1).toDim(Dim.of(1000))).mul(2));
        assertTensor(sums.apply(Tensor.of(1.0, 2, 3), Tensor.of(0L, 2, 2)), shape(3), 2, 0, 10);
        assertTensor(sums.apply(Tensor.of(1.0, 2), Tensor.of(0L, 0)), shape(1), 6);
        assertThat(sums.plans().size()).isEqualTo(1);
        var gradient = jit(grad(
                (Tensor x, Tensor ids) -> x.segmentSum(ids, ids.max(0).add(1).toDim(Dim.of(1000)))
                        .square()
                        .sum()));
        assertTensor(gradient.apply(Tensor.of(1.0, 2, 3), Tensor.of(0L, 2, 2)), shape(3), 2, 10, 10);
    }

    @ParameterizedTest
    @MethodSource("ops")
    void aBatchIsTheLoopOverItsMembers(Op op) {
        Random random = new Random(5);
        Tensor x = Tensor.of(numbers(random, 20)).reshape(4, 5);
        Tensor ids = Tensor.of(ids(random, 20)).reshape(4, 5);
        Tensor both = jit(vmap(op.method)).apply(x, ids);
        for (int i = 0; i < 5; i++) {
            double[] one = op.method.apply(x.take(1, i), ids.take(1, i)).toDoubles();
            assertThat(both.take(1, i).toDoubles()).containsExactly(one, within(1e-12));
        }
    }

    @Test
    void mistakesAreNamed() {
        Tensor x = Elements.counting(3, 2);
        assertThatThrownBy(() -> x.segmentSum(Tensor.of(0, 1), 2))
                .isInstanceOf(TypeException.class)
                .hasMessageMatching("segmentSum: takes a vector of integers, one for each place along axis 0 of"
                        + " f64\\[3, 2\\]; got i32\\[2\\] \\(at SegmentsTest.java:\\d+\\)");
        assertThatThrownBy(() -> x.segmentMax(Tensor.of(0.0, 1, 2), 2)).isInstanceOf(TypeException.class);
        assertThatThrownBy(() -> x.segmentProd(Tensor.of(0, 1, 2), -1)).hasMessageContaining("must not be negative");
        assertThatThrownBy(() -> x.segmentMin(Tensor.of(0, 1, 2), Dim.of(2), 2)).hasMessageContaining("has no axis 2");
        Tensor z = Tensor.complex(new double[] {1}, new double[] {1});
        assertThatThrownBy(() -> z.segmentMax(Tensor.of(0), 1)).hasMessageContaining("MAX takes elements of class");
    }
}
