package dev.covector.user;

import static dev.covector.api.Covector.grad;
import static dev.covector.api.Covector.jit;
import static dev.covector.api.Covector.vmap;
import static dev.covector.user.Elements.assertTensor;
import static dev.covector.user.Elements.counting;
import static dev.covector.user.Elements.shape;
import static dev.covector.user.LayoutTest.assertMessage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.covector.api.nn.Nn;
import dev.covector.api.nn.Sliding;
import dev.covector.ir.DType;
import dev.covector.tracer.Tensor;
import org.junit.jupiter.api.Test;

class PoolingTest {
    private static final Tensor X = Tensor.of(3.0, 1.0, 2.0, 5.0, 4.0).unsqueeze(1);

    @Test
    void theLargestOfEachWindow() {
        assertTensor(Nn.maxPool1d(X, Sliding.by(2), 2), shape(2, 1), 3, 5);
        assertTensor(Nn.maxPool1d(X, Sliding.by(2).begun(), 2), shape(3, 1), 3, 5, 4);
        assertTensor(Nn.maxPool1d(X.neg(), Sliding.by(2).padded(1), 2), shape(3, 1), -3, -1, -4);
        assertTensor(Nn.maxPool1d(X, Sliding.ONE.dilated(2), 2), shape(3, 1), 3, 5, 4);
        assertThat(Nn.maxPool1d(X.convert(DType.I32).neg(), Sliding.by(2).padded(1), 2)
                        .toLongs())
                .containsExactly(-3, -1, -4);
    }

    @Test
    void meansCountWhatIsAroundOnlyWhereAsked() {
        assertTensor(Nn.avgPool1d(X, Sliding.by(2).padded(1), 2), shape(3, 1), 1.5, 1.5, 4.5);
        assertTensor(Nn.avgPoolInside1d(X, Sliding.by(2).padded(1), 2), shape(3, 1), 3, 1.5, 4.5);
        // What the last window has beyond the padding never counts.
        assertTensor(Nn.avgPool1d(X, Sliding.by(2).begun(), 2), shape(3, 1), 2, 3.5, 4);
        assertTensor(Nn.sumPool2d(counting(2, 2), Sliding.ONE, 2, 1), shape(1, 2), 3, 7);
    }

    @Test
    void placesAreThoseOfTheLargest() {
        Tensor x = counting(4, 4).roll(3);
        Tensor places = Nn.maxPoolPlaces2d(x.unsqueeze(2), Sliding.by(2), 2);
        Tensor largest = Nn.maxPool2d(x, Sliding.by(2), 2);
        assertTensor(
                x.flatten().take(places.flatten(), 0),
                shape(4),
                largest.flatten().toDoubles());
        assertThat(Nn.maxPoolPlaces2d(Tensor.zeros(DType.F64, 2, 2), Sliding.ONE, 2)
                        .toLongs())
                .containsExactly(0);
    }

    @Test
    void gradientsGoToTheLargest() {
        assertTensor(grad((Tensor x) -> Nn.maxPool1d(x, Sliding.ONE, 2).sum()).apply(X), shape(5, 1), 1, 0, 1, 2, 0);
        assertTensor(
                grad((Tensor x) -> Nn.avgPool1d(x, Sliding.ONE, 2).sum()).apply(X), shape(5, 1), 0.5, 1, 1, 1, 0.5);
    }

    /** As PyTorch 2.15 computed them: rows there are columns here. */
    @Test
    void gradientsAtTiesGoToTheFirstAsPyTorchs() {
        Tensor x = Tensor.of(1.0, 1, 0, 2, 2, 1, 0, 3, 3, 2, 0, 3, 3, 1, 1, 2, 2, 1, 1, 1)
                .reshape(5, 4);
        assertGradient(x, Sliding.ONE, 2, 2, 1, 0, 0, 0, 0, 0, 0, 18, 12, 0, 0, 24, 11, 12, 0, 0, 0, 0, 0, 0);
        assertGradient(x, Sliding.by(2), 2, 2, 1, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 3, 4, 0, 0, 0, 0, 0, 0, 0);
        assertGradient(x, Sliding.by(2).padded(1), 3, 3, 1, 0, 0, 0, 0, 0, 0, 7, 9, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0);
        assertGradient(x, Sliding.ONE.dilated(1, 2), 3, 2, 0, 0, 0, 0, 0, 0, 0, 15, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0);
        assertGradient(
                x, Sliding.by(2).padded(1).begun(), 3, 3, 1, 0, 0, 0, 0, 0, 0, 7, 9, 0, 0, 4, 0, 0, 0, 7, 8, 0, 9, 0);
    }

    /** The gradient of the pool whose results weigh 1, 2, 3, ... */
    private static void assertGradient(Tensor x, Sliding sliding, long width, long height, double... expected) {
        var gradient = grad((Tensor y) -> {
            Tensor pooled = Nn.maxPool2d(y, sliding, width, height).flatten();
            return pooled.mul(Tensor.arange(DType.F64, pooled.dim(0)).add(1)).sum();
        });
        assertTensor(gradient.apply(x), shape(5, 4), expected);
        assertTensor(jit(gradient).apply(x), shape(5, 4), expected);
    }

    @Test
    void maximaOfPoolsAreMappedAndDifferentiatedTwice() {
        Tensor xs = counting(4, 3);
        Tensor pooled = vmap((Tensor x) -> Nn.maxPool1d(x, Sliding.by(2), 2)).apply(xs);
        assertTensor(pooled, shape(2, 3), Nn.maxPool1d(xs, Sliding.by(2), 2).toDoubles());
        var gradient =
                grad((Tensor x) -> Nn.maxPool1d(x, Sliding.by(2), 2).pow(3).sum());
        assertTensor(
                grad((Tensor x) -> gradient.apply(x).sum()).apply(Tensor.of(1.0, 2, 4, 3)), shape(4), 0, 12, 24, 0);
    }

    @Test
    void onePlanServesEverySize() {
        var f = jit((Tensor x) -> Nn.avgPoolInside2d(x, Sliding.by(2).padded(1).begun(), 3));
        for (long n : new long[] {2, 3, 8, 1}) {
            Tensor ones = f.apply(Tensor.ones(DType.F64, n, n + 1, 2, 0 + n));
            assertThat(ones.min().item()).isEqualTo(1);
            assertThat(ones.max().item()).isEqualTo(1);
        }
        assertThat(f.plans().size()).isEqualTo(1);
    }

    @Test
    void whatDoesNotFitNamesTheFunction() {
        assertMessage(() -> Nn.maxPool1d(X, Sliding.ONE, 6), "maxPool1d: a window of 6 that reaches over 6");
        assertMessage(() -> Nn.maxPool2d(X, Sliding.ONE, 1, 1, 1), "maxPool2d: takes one size for all 2 spatial axes");
        assertMessage(() -> Nn.maxPool2d(Tensor.of(1.0), Sliding.ONE, 1), "maxPool2d: takes at least 2 axes");
        assertMessage(() -> Nn.maxPool1d(X, Sliding.ONE, 0), "maxPool1d: a window of 0");
    }
}
