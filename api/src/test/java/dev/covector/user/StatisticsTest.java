package dev.covector.user;

import static dev.covector.api.Covector.grad;
import static dev.covector.user.Elements.assertTensor;
import static dev.covector.user.Elements.counting;
import static dev.covector.user.Elements.onOnePlan;
import static dev.covector.user.Elements.shape;
import static dev.covector.user.LayoutTest.assertMessage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.covector.ir.DType;
import dev.covector.tracer.Interpolation;
import dev.covector.tracer.Tensor;
import org.junit.jupiter.api.Test;

/** The numbers are NumPy's. */
class StatisticsTest {
    private static final double NAN = Double.NaN;
    private static final double INFINITY = Double.POSITIVE_INFINITY;
    private static final Tensor X = Tensor.of(new double[][] {{3, 1, 2, 5}, {0, -1, 4, 4}});

    @Test
    void mediansAndQuantilesAreBetweenElementsInOrder() {
        assertTensor(X.median(1), shape(2), 2.5, 2);
        assertThat(X.median().item()).isEqualTo(2.5);
        assertThat(Tensor.of(1, NAN, 2).median(0).item()).isNaN();
        assertTensor(X.quantile(0.3, 1), shape(2), 1.9, -0.1);
        assertTensor(
                X.quantile(Tensor.of(0.25, 0.9), 0, Interpolation.LINEAR),
                shape(2, 4),
                0.75,
                2.7,
                -0.5,
                0.8,
                2.5,
                3.8,
                4.25,
                4.9);
        Tensor q = Tensor.scalar(0.3);
        assertTensor(X.quantile(q, 1, Interpolation.LOWER), shape(2), 1, -1);
        assertTensor(X.quantile(q, 1, Interpolation.HIGHER), shape(2), 2, 0);
        assertTensor(X.quantile(q, 1, Interpolation.MIDPOINT), shape(2), 1.5, -0.5);
        assertTensor(X.quantile(q, 1, Interpolation.NEAREST), shape(2), 2, 0);
        assertTensor(X.lowerMedian(1).values(), shape(2), 2, 0);
        assertTensor(X.lowerMedian(1).indices(), shape(2), 2, 0);
        assertTensor(Tensor.of(1, NAN, 2).lowerMedian(0).indices(), shape(), 1);
    }

    @Test
    void aMedianOfAnySizeIsOnePlan() {
        onOnePlan(
                x -> x.reverse(0).median(0),
                (x, y) -> assertThat(y.item()).isEqualTo((x.sizes()[0] + 1) / 2.0),
                counting(5),
                counting(4),
                counting(1));
    }

    @Test
    void variancesTakeACorrection() {
        assertThat(X.varWithCorrection(1).item()).isEqualTo(4.5);
        assertTensor(X.stdWithCorrection(1, 1), shape(2), 1.707825127659933, 2.6299556396765835);
        assertThat(Tensor.of(1.0).varWithCorrection(1).item()).isNaN();
        assertTensor(X.stdMean(1, 1).mean(), shape(2), 2.75, 1.75);
        assertTensor(grad((Tensor x) -> x.std()).apply(Tensor.of(2.0, 2)), shape(2), 0, 0);
    }

    @Test
    void covariancesAreThoseOfTheRows() {
        assertTensor(X.cov(), shape(2, 2), 2.9166666666666665, 2.583333333333333, 2.583333333333333, 6.916666666666666);
        assertTensor(
                X.cov(0, Tensor.of(1L, 2, 1, 3), Tensor.of(0.5, 1, 2, 0.25)),
                shape(2, 2),
                1.7414965986394555,
                1.8503401360544216,
                1.8503401360544216,
                5.82312925170068);
        assertTensor(X.corrcoef(), shape(2, 2), 1, 0.5751599343539661, 0.5751599343539661, 1);
        assertTensor(Tensor.of(1.0, 2, 4).cov(), shape(), 7 / 3.0);
    }

    @Test
    void nanIsLeftOutWhereTheNameSaysSo() {
        Tensor x = Tensor.of(1, NAN, 3);
        assertThat(x.nansum().item()).isEqualTo(4);
        assertThat(x.nanmean(0).item()).isEqualTo(2);
        assertThat(Tensor.of(NAN).nanmean().item()).isNaN();
        assertTensor(grad((Tensor t) -> t.nanmean()).apply(x), shape(3), 0.5, 0, 0.5);
        assertThat(Tensor.of(0.0, NAN, 3).countNonzero().item()).isEqualTo(2);
        assertTensor(X.aminmax(1).min(), shape(2), 1, -1);
        assertTensor(X.aminmax(1).max(), shape(2), 5, 4);
        assertThat(Tensor.of(true, false).max().dtype()).isEqualTo(DType.BOOL);
    }

    @Test
    void normsOfEveryOrderHaveADerivativeAtZero() {
        assertTensor(X.vectorNorm(1.5, 1), shape(2), 7.418306085554127, 6.611489018457944);
        assertTensor(X.slice(1, 1, 4).vectorNorm(-2, 1), shape(2), 0.8804509063256238, 0.9428090415820634);
        assertTensor(X.vectorNorm(0, 1), shape(2), 4, 3);
        assertTensor(X.vectorNorm(INFINITY, 1), shape(2), 5, 4);
        assertTensor(X.vectorNorm(-INFINITY, 1), shape(2), 1, 0);
        for (double p : new double[] {0, 0.5, 1, 1.5, 2, 3, INFINITY}) {
            assertTensor(grad((Tensor x) -> x.vectorNorm(p)).apply(Tensor.of(0.0, 0)), shape(2), 0, 0);
        }
        assertTensor(grad((Tensor x) -> x.vectorNorm(0.5)).apply(Tensor.of(4.0, 0)), shape(2), 1, 0);
        assertThat(Tensor.of(1.0, 2).dist(Tensor.of(4.0, 6), 2).item()).isEqualTo(5);
        assertTensor(Tensor.of(3.0, 4).normalize(2, 1e-12, 0), shape(2), 0.6, 0.8);
        assertTensor(Tensor.of(0.0, 0).normalize(2, 1e-12, 0), shape(2), 0, 0);
    }

    @Test
    void whatHasNoElementsOrTheWrongShapeIsNamed() {
        assertMessage(() -> counting(0).median(0), "median: axis 0 of f64[0] has no elements");
        assertMessage(() -> counting(0).vectorNorm(INFINITY), "vectorNorm: axis 0 of f64[0] has no elements");
        assertMessage(() -> X.quantile(1.5, 0), "quantile: takes a fraction from 0 to 1; got 1.5");
        assertMessage(() -> counting(2, 2, 2).cov(), "cov: takes a vector or a matrix");
        assertMessage(() -> X.cov(1, Tensor.of(1L), null), "cov: weights must have one element for each observation");
        assertMessage(() -> X.histogram(0, 0, 1), "histogram: takes at least one bin and low < high");
    }
}
