package dev.covector.user;

import static dev.covector.api.Covector.grad;
import static dev.covector.user.Elements.assertTensor;
import static dev.covector.user.Elements.counting;
import static dev.covector.user.Elements.onOnePlan;
import static dev.covector.user.Elements.shape;
import static dev.covector.user.LayoutTest.assertMessage;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.tracer.Index;
import dev.covector.tracer.Slice;
import dev.covector.tracer.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The numbers are NumPy's for the array with 1, 2, ... in column-major order. */
class IndexTest {
    private static final Tensor X = counting(2, 3, 4);
    private static final Tensor PLANE = counting(2, 3);

    private static Tensor get(Index... entries) {
        return X.index(entries).get();
    }

    @Test
    void placesSlicesEllipsesAndNewAxesChooseAsInNumPy() {
        assertTensor(get(Index.at(1)), shape(3, 4), 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24);
        assertTensor(
                get(Slice.all(), Slice.by(-1), Slice.of(1, 3)),
                shape(2, 3, 2),
                11,
                12,
                9,
                10,
                7,
                8,
                17,
                18,
                15,
                16,
                13,
                14);
        assertTensor(get(Index.ELLIPSIS, Index.NEW_AXIS, Index.at(0)), shape(2, 3, 1), 1, 2, 3, 4, 5, 6);
        assertTensor(get(Index.at(-1), Slice.from(-2), Slice.of(3, 0, -2)), shape(2, 2), 22, 24, 10, 12);
        assertTensor(get(Slice.of(5, 9), Slice.to(-9)), shape(0, 0, 4));
    }

    @Test
    void axesOfTensorsStandWhereNumPyPutsThem() {
        Tensor i = Tensor.of(1L, 0, 1);
        Tensor j = Tensor.of(0, 2, 3);
        assertTensor(
                get(Slice.all(), Tensor.of(0L, 2)),
                shape(2, 2, 4),
                1,
                2,
                5,
                6,
                7,
                8,
                11,
                12,
                13,
                14,
                17,
                18,
                19,
                20,
                23,
                24);
        assertTensor(get(Index.at(0), Slice.all(), Tensor.of(3L, 1)), shape(2, 3), 19, 7, 21, 9, 23, 11);
        assertTensor(get(Index.at(1), Tensor.of(2L, 0)), shape(2, 4), 6, 2, 12, 8, 18, 14, 24, 20);
        assertTensor(get(i, Slice.all(), j), shape(3, 3), 2, 13, 20, 4, 15, 22, 6, 17, 24);
        assertTensor(get(i, Tensor.of(0L, 1, 2), j), shape(3), 2, 15, 24);
        assertTensor(
                get(Slice.all(), Tensor.of(0L, 2).unsqueeze(1), Tensor.of(1L, 3)),
                shape(2, 2, 2),
                7,
                8,
                11,
                12,
                19,
                20,
                23,
                24);
    }

    @Test
    void negativePlacesCountFromTheEndAndThoseOutsideAreClamped() {
        Tensor x = counting(4);
        assertTensor(x.take(Tensor.of(-1L, -4, -9, 9, 2)), shape(5), 4, 1, 1, 4, 3);
        assertTensor(x.index(Tensor.of(-2, 3)).get(), shape(2), 3, 4);
        assertTensor(x.scatterAdd(Tensor.of(1.0, 1, 1), List.of(Tensor.of(-1L, 9, -9)), 0), shape(4), 2, 2, 3, 6);
    }

    @Test
    void updatesOfSlicesLeaveTheRest() {
        Tensor v = Tensor.of(new double[][] {{10, 20}, {30, 40}});
        assertTensor(PLANE.index(Slice.all(), Slice.by(-2)).set(v), shape(2, 3), 20, 40, 3, 4, 10, 30);
        assertTensor(PLANE.index(Index.at(0)).add(100), shape(2, 3), 101, 2, 103, 4, 105, 6);
        assertTensor(
                PLANE.index(Index.ELLIPSIS, Index.at(-1)).multiply(Tensor.of(2.0, 3)), shape(2, 3), 1, 2, 3, 4, 10, 18);
        assertTensor(PLANE.index(Slice.all(), Slice.from(1)).min(3.5), shape(2, 3), 1, 2, 3, 3.5, 3.5, 3.5);
        assertTensor(PLANE.index(Slice.to(1)).max(2), shape(2, 3), 2, 2, 3, 4, 5, 6);
    }

    @Test
    void updatesOfTensorsCombineWhereTheyRepeat() {
        Tensor zeros = Tensor.zeros(DType.F64, 5);
        Tensor places = Tensor.of(1L, 1, -1);
        Tensor v = Tensor.of(1.0, 2, 3);
        assertTensor(zeros.index(places).add(v), shape(5), 0, 3, 0, 0, 3);
        assertTensor(zeros.index(places).set(v), shape(5), 0, 2, 0, 0, 3);
        assertTensor(zeros.add(1).index(places).multiply(v), shape(5), 1, 2, 1, 1, 3);
        assertTensor(zeros.add(2.5).index(places).max(v), shape(5), 2.5, 2.5, 2.5, 2.5, 3);
        Tensor rows = PLANE.index(Tensor.of(1L), Slice.from(1)).set(Tensor.of(7.0, 8));
        assertTensor(rows, shape(2, 3), 1, 2, 3, 7, 5, 8);
    }

    @Test
    void masksChooseWhereUpdatesGo() {
        Tensor rows = Tensor.of(true, false);
        assertTensor(PLANE.index(PLANE.gt(3)).set(0), shape(2, 3), 1, 2, 3, 0, 0, 0);
        assertTensor(PLANE.index(rows).set(Tensor.of(7.0, 8, 9)), shape(2, 3), 7, 2, 8, 4, 9, 6);
        assertTensor(PLANE.index(PLANE.gt(3)).add(Tensor.of(10.0, 20, 30)), shape(2, 3), 1, 2, 3, 14, 25, 36);
        assertTensor(PLANE.maskedFill(rows.unsqueeze(1), -1), shape(2, 3), -1, 2, -1, 4, -1, 6);
        assertTensor(PLANE.maskedScatter(PLANE.lt(4), Tensor.of(9.0, 8, 7, 6)), shape(2, 3), 9, 8, 7, 4, 5, 6);
    }

    @Test
    void masksChooseElementsInColumnMajorOrder() {
        assertTensor(PLANE.index(Tensor.of(true, false)).get(), shape(1, 3), 1, 3, 5);
        assertTensor(PLANE.index(Slice.all(), Tensor.of(true, false, true)).get(), shape(2, 2), 1, 2, 5, 6);
        assertTensor(PLANE.index(PLANE.gt(1.5)).get(), shape(5), 2, 3, 4, 5, 6);
    }

    @Test
    void updatesPromoteWithTheTensor() {
        assertTensor(Tensor.of(1L, 2).index(Index.at(0)).set(0.5), shape(2), 0.5, 2);
    }

    @Test
    void slicesWithAnyStepOfAnySizeAreOnePlan() {
        onOnePlan(
                x -> x.index(Slice.by(-2)).get(),
                (x, y) -> {
                    double[] all = x.toDoubles();
                    int n = (all.length + 1) / 2;
                    double[] expected = new double[n];
                    for (int i = 0; i < n; i++) {
                        expected[i] = all[all.length - 1 - 2 * i];
                    }
                    assertTensor(y, shape(n), expected);
                },
                counting(5),
                counting(4),
                counting(1),
                counting(0));
    }

    @Test
    void elementsThatAreReadGetTheCotangentAndThoseWrittenOverNone() {
        var read = grad((Tensor x) -> x.index(Slice.by(-2), Tensor.of(0L, 2, 2))
                .get()
                .mul(Tensor.of(1.0, 10, 100))
                .sum());
        assertTensor(read.apply(counting(2, 3)), shape(2, 3), 0, 1, 0, 0, 0, 110);
        var written = grad((Tensor x) -> x.index(Tensor.of(1L, 1))
                .set(x.index(Slice.to(2)).get().mul(10))
                .sum());
        assertTensor(written.apply(counting(3)), shape(3), 1, 10, 1);
    }

    @Test
    void alongAnAxisPlacesAreThoseOfEachLine() {
        Tensor places = Tensor.of(DType.I64, shape(2, 2), 0, 2, 1, -1);
        assertTensor(PLANE.takeAlongAxis(places, 1), shape(2, 2), 1, 6, 3, 6);
        assertTensor(PLANE.takeAlongAxis(Tensor.of(1L, 0, 1).unsqueeze(0), 0), shape(1, 3), 2, 3, 6);
        assertTensor(PLANE.putAlongAxis(places, Tensor.scalar(0.0), 1), shape(2, 3), 0, 2, 0, 4, 5, 0);
        assertTensor(
                PLANE.scatterReduce(
                        1,
                        places,
                        Tensor.of(DType.F64, shape(2, 2), 10, 20, 30, 40),
                        dev.covector.tracer.Update.MEAN,
                        true),
                shape(2, 3),
                5.5,
                2,
                16.5,
                4,
                5,
                22);
    }

    @Test
    void blocksStartWhereTheyFit() {
        List<Tensor> starts = List.of(Tensor.scalar(5), Tensor.scalar(1));
        assertTensor(PLANE.dynamicSlice(starts, 1, 2), shape(1, 2), 4, 6);
        assertTensor(PLANE.dynamicUpdateSlice(Tensor.zeros(DType.F64, 1, 2), starts), shape(2, 3), 1, 2, 3, 0, 5, 0);
    }

    @Test
    void axesOfAnySizeHaveIndicesAddedCopiedAndFilled() {
        Tensor places = Tensor.of(2L, 0);
        Tensor v = Tensor.of(new double[][] {{10, 20}, {30, 40}});
        assertTensor(PLANE.indexAdd(1, places, v, 2), shape(2, 3), 41, 82, 3, 4, 25, 66);
        assertTensor(PLANE.indexCopy(1, places, v), shape(2, 3), 20, 40, 3, 4, 10, 30);
        assertTensor(PLANE.indexFill(-1, places, 0), shape(2, 3), 0, 0, 3, 4, 0, 0);
        assertTensor(PLANE.indexSelect(1, places), shape(2, 2), 5, 6, 1, 2);
        assertTensor(PLANE.put(Tensor.of(0L, -1), Tensor.of(7.0, 9), true), shape(2, 3), 8, 2, 3, 4, 5, 15);
        assertTensor(PLANE.selectScatter(Tensor.of(8.0, 9), 1, -1), shape(2, 3), 1, 2, 3, 4, 8, 9);
    }

    @Test
    void whatAnIndexCannotBeIsSaidWithTheMethodsName() {
        assertMessage(() -> PLANE.index(Index.at(2)).get(), "index: axis 0 of f64[2, 3] has no index 2");
        assertMessage(
                () -> PLANE.index(Index.at(0), Index.at(0), Index.at(0)),
                "index: takes entries for 2 axes and one ellipsis; got entries for 3 axes of f64[2, 3]");
        assertMessage(() -> PLANE.take(0, Dim.of(9)), "take: axis 0 of f64[2, 3] has no index 9");
        assertMessage(() -> PLANE.index(Tensor.of(0.5)).get(), "index: indices must be integers; got f64[1]");
        assertMessage(
                () -> PLANE.index(Slice.all()).set(Tensor.of(1.0, 2)),
                "index: operands could not be broadcast together with shapes [2, 3] [2]");
    }
}
