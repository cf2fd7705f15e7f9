package dev.covector.user;

import static dev.covector.api.Covector.grad;
import static dev.covector.api.Covector.hvp;
import static dev.covector.api.Covector.jit;
import static dev.covector.api.Covector.vmap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.covector.api.Fn1;
import dev.covector.api.Jit1;
import dev.covector.api.Matrices;
import dev.covector.ir.DType;
import dev.covector.tracer.Tensor;
import org.junit.jupiter.api.Test;

/** Functions of matrices. */
class MatricesTest {
    /** The exponential of an antisymmetric matrix turns by its angle, however often it goes round. */
    @Test
    void theExponentialOfAnAngleIsARotation() {
        Jit1<Tensor, Tensor> exp = jit(Matrices::exp);
        for (double angle : new double[] {0, 1e-3, 0.5, 3, 40, 1000}) {
            double[] turned = exp.apply(Tensor.of(new double[][] {{0, -angle}, {angle, 0}}))
                    .toDoubles();
            double cos = Math.cos(angle);
            double sin = Math.sin(angle);
            assertThat(turned).containsExactly(new double[] {cos, sin, -sin, cos}, within(1e-15 * (10 + angle)));
        }
        assertThat(exp.apply(Tensor.zeros(DType.F64, 0, 0)).sizes()).containsExactly(0, 0);
        assertThat(exp.apply(Tensor.of(new double[][] {{2}})).item()).isCloseTo(Math.exp(2), within(1e-14));
        assertThat(exp.apply(Tensor.of(new double[][] {{2000}})).item()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(exp.apply(Tensor.of(new double[][] {{Double.NaN, 1}, {0, 1}}))
                        .toDoubles())
                .contains(Double.NaN);
        assertThat(exp.plans().size()).isEqualTo(1);
    }

    @Test
    void eachMatrixOfABatchIsHalvedOnItsOwn() {
        Tensor small = Tensor.of(new double[][] {{0.1, 0.2}, {-0.3, 0.1}});
        Tensor large = small.mul(100);
        Tensor both = Matrices.exp(Tensor.stack(2, small, large));
        assertThat(both.take(2, 0).toDoubles())
                .containsExactly(Matrices.exp(small).toDoubles(), within(1e-15));
        assertThat(both.take(2, 1).sub(Matrices.exp(large)).abs().max().item())
                .isLessThan(1e-12 * Matrices.exp(large).abs().max().item());
        Tensor mapped = vmap((Tensor x) -> Matrices.exp(x), 2).apply(Tensor.stack(2, small, large));
        assertThat(mapped.toDoubles()).containsExactly(both.toDoubles(), within(1e-12));
    }

    @Test
    void theExponentialHasItsDerivatives() {
        Fn1<Tensor, Tensor> f = x -> Matrices.exp(x).square().sum();
        Tensor x = Tensor.of(new double[][] {{1, -2, 3}, {0, 1, 4}, {-3, 2, 0.5}});
        Tensor dx = Tensor.of(new double[][] {{0.1, 0.2, -0.3}, {0, 0.5, 0.1}, {0.2, -0.1, 0.3}});
        double h = 1e-6;
        Tensor up = x.add(dx.mul(h));
        Tensor down = x.sub(dx.mul(h));
        double slope = (f.apply(up).item() - f.apply(down).item()) / (2 * h);
        Tensor gradient = jit(grad(f)).apply(x);
        assertThat(gradient.mul(dx).sum().item()).isCloseTo(slope, within(1e-6 * Math.abs(slope)));
        Tensor change = grad(f).apply(up).sub(grad(f).apply(down)).div(2 * h);
        Tensor second = jit(hvp(f)).apply(x, dx);
        assertThat(second.sub(change).abs().max().item())
                .isLessThan(1e-6 * change.abs().max().item());
    }
}
