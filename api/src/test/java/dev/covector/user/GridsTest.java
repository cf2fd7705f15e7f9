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
import dev.covector.tracer.Grids;
import dev.covector.tracer.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class GridsTest {
    @Test
    void diagonalsStandInAxisZero() {
        Tensor x = counting(2, 3);
        assertTensor(x.diagonal(1), shape(2), 3, 6);
        assertTensor(x.diagonal(-1), shape(1), 2);
        assertTensor(x.diagonal(5), shape(0));
        assertTensor(counting(2, 1, 2).diagonal(0, 0, 2), shape(2, 1), 1, 4);
        assertTensor(x.diag(), shape(2), 1, 4);
        assertMessage(() -> counting(3).diagonal(), "diagonal: takes at least two axes; got f64[3]");
    }

    @Test
    void diagonalsEmbedWhereTheyAreTaken() {
        for (long k : new long[] {0, 2, -1}) {
            onOnePlan(
                    x -> x.diagEmbed(k).diagonal(k),
                    (x, y) -> assertTensor(y, x.sizes(), x.toDoubles()),
                    counting(3),
                    counting(0),
                    counting(1));
        }
        assertTensor(counting(2).diag(-1), shape(3, 3), 0, 1, 0, 0, 0, 2, 0, 0, 0);
        assertTensor(counting(2, 2).diagflat(0).diagonal(), shape(4), 1, 2, 3, 4);
        assertThat(counting(2, 5).diagEmbed(0, 1, 2).sizes()).containsExactly(5, 2, 2);
        assertThat(Tensor.of(true).diagEmbed(0).dtype()).isEqualTo(DType.BOOL);
    }

    @Test
    void aDiagonalIsReplacedWhereItStands() {
        onOnePlan(
                x -> x.diagonalScatter(x.diagonal(1).mul(-1), 1, 0, 1),
                (x, y) -> {
                    assertTensor(
                            y.diagonal(1),
                            x.diagonal(1).sizes(),
                            x.diagonal(1).mul(-1).toDoubles());
                    assertTensor(y.tril(), x.sizes(), x.tril().toDoubles());
                },
                counting(2, 3),
                counting(4, 2),
                counting(0, 3),
                counting(1, 1));
        assertMessage(
                () -> counting(2, 2).diagonalScatter(counting(2), 1, 0, 1),
                "diagonalScatter: values must have the shape [1]");
    }

    @Test
    void trianglesKeepTheirDType() {
        assertThat(Tensor.ones(DType.BOOL, 2, 2).tril(-1).toBooleans()).containsExactly(false, true, false, false);
        assertTensor(counting(2, 2).triu(1), shape(2, 2), 0, 0, 3, 0);
    }

    @Test
    void placesOfTrianglesAreListedRowByRow() {
        assertThat(Grids.trilIndices(2, 3, 0).toLongs()).containsExactly(0, 0, 1, 0, 1, 1);
        assertThat(Grids.triuIndices(2, 3, 1).toLongs()).containsExactly(0, 1, 0, 2, 1, 2);
        assertThat(Grids.trilIndices(2, 0, 0).sizes()).containsExactly(2, 0);
        assertTensor(Grids.tri(DType.F64, Dim.of(2), Dim.of(3), 0), shape(2, 3), 1, 1, 0, 1, 0, 0);
        assertTensor(Grids.eye(DType.F64, Dim.of(2), Dim.of(3), 1), shape(2, 3), 0, 0, 1, 0, 0, 1);
    }

    @Test
    void meshesRunInMatrixOrderOrOnThePlane() {
        List<Tensor> ij = Grids.meshgrid(Grids.Indexing.IJ, counting(2), counting(3));
        assertTensor(ij.get(0), shape(2, 3), 1, 2, 1, 2, 1, 2);
        assertTensor(ij.get(1), shape(2, 3), 1, 1, 2, 2, 3, 3);
        List<Tensor> xy = Grids.meshgrid(Grids.Indexing.XY, counting(2), counting(3));
        assertTensor(xy.get(0), shape(3, 2), 1, 1, 1, 2, 2, 2);
        assertMessage(() -> Grids.meshgrid(Grids.Indexing.IJ, counting(1, 1)), "meshgrid: takes vectors");
    }

    @Test
    void productsOfSetsVaryTheLastFastest() {
        assertTensor(Grids.cartesianProd(counting(2), counting(2).add(10)), shape(4, 2), 1, 1, 2, 2, 11, 12, 11, 12);
    }

    @Test
    void powersOfZeroHaveTheirDerivatives() {
        assertTensor(Tensor.of(2.0, 3.0).vander(4), shape(2, 4), 1, 1, 2, 3, 4, 9, 8, 27);
        assertThat(Tensor.of(2L).vander(3).toLongs()).containsExactly(1, 2, 4);
        assertTensor(
                grad((Tensor x) -> x.vander(4).mul(counting(4)).sum()).apply(Tensor.of(0.0, 1.0)), shape(2), 2, 20);
        assertThat(counting(2).vander(0).sizes()).containsExactly(2, 0);
    }

    @Test
    void rangesTakeStartStopAndStep() {
        assertThat(Tensor.arange(DType.I64, 5, -2, -3).toLongs()).containsExactly(5, 2, -1);
        assertTensor(Tensor.arange(DType.F64, 0, 1, 0.25), shape(4), 0, 0.25, 0.5, 0.75);
        assertThat(Tensor.arange(DType.I64, 3, 3, 1).sizes()).containsExactly(0);
        assertThat(Tensor.arange(DType.I64, 5, 3, 1).sizes()).containsExactly(0);
        assertMessage(() -> Tensor.arange(DType.F64, 0, 1, 0), "arange: the step must not be zero");
        assertMessage(() -> Tensor.arange(DType.I64, 0, 1, 0.5), "arange: i64 takes integers");
    }

    @Test
    void rangesOfAGivenCountReachBothEnds() {
        assertTensor(Tensor.linspace(DType.F64, 1, 2, Dim.of(3)), shape(3), 1, 1.5, 2);
        assertThat(Tensor.linspace(DType.I64, 0, 10, Dim.of(4)).toLongs()).containsExactly(0, 3, 6, 10);
        assertTensor(Tensor.linspace(DType.F64, 7, 9, Dim.ONE), shape(1), 7);
        assertTensor(Grids.linspaceOpen(DType.F64, 0, 1, Dim.of(4)), shape(4), 0, 0.25, 0.5, 0.75);
        assertTensor(Grids.logspace(DType.F64, 0, 3, Dim.of(4), 10), shape(4), 1, 10, 100, 1000);
        assertMessage(() -> Tensor.linspace(0, 1, -1), "linspace: a size must not be negative; got -1");
    }
}
