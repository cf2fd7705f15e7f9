package dev.covector.user;

import static dev.covector.api.Covector.grad;
import static dev.covector.user.Elements.assertTensor;
import static dev.covector.user.Elements.counting;
import static dev.covector.user.Elements.onOnePlan;
import static dev.covector.user.Elements.shape;
import static dev.covector.user.LayoutTest.assertMessage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.tracer.Runs;
import dev.covector.tracer.Tensor;
import dev.covector.tracer.ValuesAndIndices;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SortTest {
    private static final double NAN = Double.NaN;
    private static final Tensor X = Tensor.of(new double[][] {{3, 1, 2, 5}, {0, -1, 4, 4}});

    @Test
    void elementsAreSortedAlongAnyAxisWithNanLast() {
        assertTensor(X.sort(1), shape(2, 4), 1, -1, 2, 0, 3, 4, 5, 4);
        assertTensor(X.sortDescending(-1), shape(2, 4), 5, 4, 3, 4, 2, 0, 1, -1);
        assertTensor(X.msort(), shape(2, 4), 0, 3, -1, 1, 2, 4, 4, 5);
        assertThat(Tensor.of(2, NAN, 1).sort(0).toDoubles()).containsExactly(1, 2, NAN);
        assertThat(Tensor.of(2, NAN, 1).sortDescending(0).toDoubles()).containsExactly(NAN, 2, 1);
        assertTensor(Tensor.of(true, false, true).argsort(0), shape(3), 1, 0, 2);
    }

    @Test
    void aSortOfAnySizeIsOnePlan() {
        onOnePlan(
                x -> x.reverse(0).sort(0),
                (x, y) -> assertTensor(
                        y, x.sizes(), Arrays.stream(x.toDoubles()).sorted().toArray()),
                counting(5),
                counting(0),
                counting(1),
                counting(5000));
    }

    @Test
    void theLargestAndTheKthAreTakenFromTheOrder() {
        ValuesAndIndices top = X.topK(2, 1);
        assertTensor(top.values(), shape(2, 2), 5, 4, 3, 4);
        assertTensor(top.indices(), shape(2, 2), 3, 2, 0, 3);
        assertTensor(X.leastK(Dim.of(1), 1).values(), shape(2, 1), 1, -1);
        assertTensor(X.kthvalue(2, 1).values(), shape(2), 2, 0);
        assertTensor(X.kthvalue(2, 1).indices(), shape(2), 2, 0);
    }

    @Test
    void theDerivativeOfSortedElementsGoesWhereTheyComeFrom() {
        var f = grad((Tensor x) -> x.sort(0).mul(Tensor.of(1.0, 10, 100)).sum());
        assertTensor(f.apply(Tensor.of(3.0, 1, 2)), shape(3), 100, 1, 10);
    }

    @Test
    void runsTellTheElementsThatAreDifferent() {
        Runs runs = Tensor.of(DType.I64, shape(2, 3), 5, 2, 2, 7, 5, 2).sortedRuns();
        assertTensor(runs.sorted(), shape(6), 2, 2, 2, 5, 5, 7);
        assertTensor(runs.isFirst(), shape(6), 1, 0, 0, 1, 0, 1);
        assertTensor(runs.inverse(), shape(2, 3), 1, 0, 0, 2, 1, 0);
        assertTensor(runs.counts(), shape(6), 3, 2, 1, 0, 0, 0);
        assertThat(runs.number().item()).isEqualTo(3);
        assertThat(counting(0).sortedRuns().number().item()).isZero();
    }

    @Test
    void placesAmongSortedElementsAreBeforeOrBehindEqualOnes() {
        Tensor sorted = Tensor.of(1.0, 2, 2, 4);
        assertTensor(sorted.searchsorted(Tensor.of(2.0, 0, 9), false), shape(3), 1, 0, 4);
        assertTensor(sorted.searchsorted(2, true), shape(), 3);
        assertTensor(Tensor.of(3L, 2).bucketize(sorted, false), shape(2), 3, 1);
        Tensor columns = Tensor.of(new double[][] {{1, 10}, {2, 20}, {3, 30}});
        assertTensor(columns.searchsorted(Tensor.of(new double[][] {{2.5, 15}}), false), shape(1, 2), 2, 1);
    }

    @Test
    void countsAreOfTheElementsInside() {
        assertTensor(X.histogram(4, 0, 4), shape(4), 1, 1, 1, 3);
        assertThat(X.histc(4, 0, 4).dtype()).isEqualTo(DType.F64);
        assertTensor(Tensor.of(1L, 3, 1, 0, -2, 9).bincount(5), shape(5), 1, 2, 0, 1, 0);
        assertTensor(Tensor.of(1L, 3, 1, 0).bincount(Tensor.of(0.5, 1, 2, 4), Dim.of(5)), shape(5), 4, 2.5, 0, 1, 0);
    }

    @Test
    void whatHasNoOrderOrNotEnoughElementsIsNamed() {
        Tensor z = Tensor.complex(new double[] {1, 2}, new double[] {0, 1});
        assertMessage(() -> z.sort(0), "sort: complex numbers have no order; got c128[2]");
        assertMessage(() -> z.argmax(0), "argmax: complex numbers have no order; got c128[2]");
        assertMessage(() -> z.cummax(0), "cummax: complex numbers have no order");
        assertMessage(() -> X.topK(5, 1), "topK: axis 1 of f64[2, 4] has no 5 elements");
        assertMessage(() -> X.kthvalue(0, 1), "kthvalue: k counts from 1; got 0");
        assertMessage(() -> X.argsort(2), "argsort: f64[2, 4] has no axis 2");
        assertMessage(() -> counting(0).argmin(), "argmin: axis 0 of f64[0] has no elements");
        assertMessage(() -> X.searchsorted(Tensor.of(1.0), true), "searchsorted: the axes of the sorted tensor");
    }
}
