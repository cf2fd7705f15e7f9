package dev.covector.user;

import static dev.covector.api.Covector.grad;
import static dev.covector.api.Covector.jacobianForward;
import static dev.covector.user.Elements.assertTensor;
import static dev.covector.user.Elements.counting;
import static dev.covector.user.Elements.onOnePlan;
import static dev.covector.user.Elements.shape;
import static dev.covector.user.LayoutTest.assertMessage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.covector.ir.DType;
import dev.covector.tracer.Tensor;
import org.junit.jupiter.api.Test;

class ScanTest {
    private static final double NAN = Double.NaN;
    private static final double INFINITY = Double.POSITIVE_INFINITY;
    private static final Tensor X = Tensor.of(new double[][] {{3, 1, 2, 5}, {0, -1, 4, 4}});

    @Test
    void productsRunAlongAnAxis() {
        assertTensor(X.cumprod(1), shape(2, 4), 3, 0, 3, 0, 6, 0, 30, 0);
        assertTensor(Tensor.of(true, true, false).cumsum(0), shape(3), 1, 2, 2);
        onOnePlan(
                x -> x.cumprod(0),
                (x, y) -> assertThat(y.toDoubles().length).isEqualTo((int) x.sizes()[0]),
                counting(5),
                counting(0),
                counting(1));
    }

    @Test
    void derivativesOfProductsAreExactWhereFactorsAreZero() {
        Tensor x = Tensor.of(2.0, 0, 3);
        var gradient = grad((Tensor t) -> t.cumprod(0).sum());
        assertTensor(gradient.apply(x), shape(3), 1, 8, 0);
        assertTensor(jacobianForward(gradient).apply(x), shape(3, 3), 0, 4, 0, 4, 0, 2, 0, 2, 0);
        var ofWhole = grad((Tensor t) -> t.prod());
        Tensor zeros = Tensor.of(2.0, 0, 3, 0);
        assertTensor(ofWhole.apply(zeros), shape(4), 0, 0, 0, 0);
        assertTensor(
                jacobianForward(ofWhole).apply(zeros), shape(4, 4), 0, 0, 0, 0, 0, 0, 0, 6, 0, 0, 0, 0, 0, 6, 0, 0);
    }

    @Test
    void aRecurrenceAddsToATimesTheElementBefore() {
        Tensor a = Tensor.of(9.0, 2, 3);
        assertTensor(a.recurrence(Tensor.of(1.0, 1, 1), 0), shape(3), 1, 3, 10);
        assertTensor(
                grad((Tensor t) -> t.recurrence(Tensor.of(1.0, 1, 1), 0).sum()).apply(a), shape(3), 0, 4, 3);
    }

    @Test
    void extremesKeepToNanAndTheLastOfATie() {
        Tensor x = Tensor.of(1.0, 3, 3, NAN, 9);
        assertThat(x.cummax(0).toDoubles()).containsExactly(1, 3, 3, NAN, NAN);
        assertTensor(x.cummaxWithIndices(0).indices(), shape(5), 0, 1, 2, 3, 3);
        assertTensor(X.cummin(1), shape(2, 4), 3, 0, 1, -1, 1, -1, 1, -1);
        assertTensor(grad((Tensor t) -> t.cummax(0).sum()).apply(Tensor.of(1.0, 3, 3)), shape(3), 1, 1, 1);
    }

    @Test
    void logarithmsOfSumsOfExponentialsDoNotOverflow() {
        assertTensor(
                X.logcumsumexp(1),
                shape(2, 4),
                3,
                0,
                3.1269280110429727,
                0.31326168751822286,
                3.40760596444438,
                4.024744890138822,
                5.185182452603812,
                4.70559616237521);
        assertTensor(Tensor.of(-1000.0, 1000, 1000).logcumsumexp(0), shape(3), -1000, 1000, 1000 + Math.log(2));
        Tensor edges = Tensor.of(-INFINITY, -INFINITY, 2, INFINITY, 3);
        assertThat(edges.logcumsumexp(0).toDoubles())
                .containsExactly(new double[] {-INFINITY, -INFINITY, 2, INFINITY, INFINITY}, within(1e-12));
        Tensor start = edges.slice(0, 0, 3);
        assertTensor(grad((Tensor t) -> t.logcumsumexp(0).slice(0, 2, 3).sum()).apply(start), shape(3), 0, 0, 1);
        assertThat(Tensor.of(-INFINITY, -INFINITY).logsumexp(0).item()).isEqualTo(-INFINITY);
    }

    @Test
    void complexSumsOfExponentialsArePrincipalAndRunningOnesFollowThePhase() {
        Tensor z = Tensor.complex(new double[] {1, 3, -2}, new double[] {2, -1, 0.5});
        assertThat(z.logsumexp(0).real().item()).isCloseTo(2.8571456322506212, within(1e-14));
        assertThat(z.logsumexp(0).imag().item()).isCloseTo(-0.9702111081905244, within(1e-14));
        Tensor turned = Tensor.complex(new double[] {1, 0}, new double[] {7, 7});
        assertTensor(turned.logcumsumexp(0).imag(), shape(2), 7, 7);
    }

    @Test
    void neighboursDifferAndAreSummedUpByTrapezoids() {
        assertTensor(X.diff(2, 1), shape(2, 2), 3, 6, 2, -5);
        assertTensor(X.diff(5, 1), shape(2, 0));
        assertTensor(Tensor.of(4.0).diff(1, 0, Tensor.of(1.0), Tensor.of(9.0)), shape(2), 3, 5);
        assertTensor(Tensor.of(true, true, false).diff(0), shape(2), 0, 1);
        assertTensor(X.trapezoid(Tensor.of(0.0, 1, 3, 6), 1), shape(2), 15.5, 14.5);
        assertTensor(X.trapezoid(2, 0), shape(4), 3, 0, 6, 9);
        assertTensor(Tensor.of(1L, 2, 4).cumulativeTrapezoid(1, 0), shape(2), 1.5, 4.5);
    }

    @Test
    void aWrongAxisIsNamedWithTheMethod() {
        assertMessage(() -> X.logcumsumexp(2), "logcumsumexp: f64[2, 4] has no axis 2");
        assertMessage(() -> X.softmax(2), "softmax: f64[2, 4] has no axis 2");
        assertMessage(() -> X.varWithCorrection(1, 2), "var: f64[2, 4] has no axis 2");
        assertMessage(() -> X.diff(-1, 0), "diff: the order must not be negative; got -1");
        assertMessage(
                () -> X.trapezoid(Tensor.ones(DType.F64, 2, 3), 1),
                "trapezoid: operands could not be broadcast together with shapes [2, 3] [2, 2]");
    }
}
