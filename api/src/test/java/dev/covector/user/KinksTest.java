package dev.covector.user;

import static dev.covector.api.Covector.grad;
import static dev.covector.api.Covector.jvp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.covector.ir.TypeException;
import dev.covector.tracer.Tensor;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Derivatives where a formula taken literally would give NaN or the wrong side; at kinks those that PyTorch documents. */
class KinksTest {
    private static double first(UnaryOperator<Tensor> f, double x) {
        double reverse = grad((Tensor t) -> f.apply(t)).apply(Tensor.scalar(x)).item();
        double forward = jvp((Tensor t) -> f.apply(t))
                .apply(Tensor.scalar(x), Tensor.scalar(1.0))
                .tangent()
                .item();
        assertThat(forward).isCloseTo(reverse, within(1e-14 * Math.max(1, Math.abs(reverse))));
        return reverse;
    }

    private static double second(UnaryOperator<Tensor> f, double x) {
        return first(t -> grad((Tensor u) -> f.apply(u)).apply(t), x);
    }

    @Test
    void smoothFunctionsHaveTheirDerivativesWhereBranchesMeet() {
        assertThat(first(Tensor::softplus, 0)).isEqualTo(0.5);
        assertThat(second(Tensor::softplus, 0)).isEqualTo(0.25);
        assertThat(first(t -> t.logaddexp(Tensor.scalar(1.0)), 1)).isEqualTo(0.5);
        assertThat(second(t -> t.logaddexp(Tensor.scalar(1.0)), 1)).isEqualTo(0.25);
        assertThat(first(Tensor::sinc, 0)).isZero();
        assertThat(second(Tensor::sinc, 0)).isCloseTo(-Math.PI * Math.PI / 3, within(1e-14));
        assertThat(first(Tensor::i1, 0)).isEqualTo(0.5);
        assertThat(second(Tensor::i1, 0)).isZero();
        assertThat(first(Tensor::besselJ1, 0)).isEqualTo(0.5);
        assertThat(second(Tensor::besselJ0, 0)).isEqualTo(-0.5);
        assertThat(first(Tensor::i0e, 0)).isZero();
    }

    @Test
    void branchesThatAreNotTakenLeaveNoNaN() {
        assertThat(first(t -> t.elu(1.5), 800)).isEqualTo(1);
        assertThat(first(t -> t.elu(1.5), -1)).isCloseTo(1.5 * Math.exp(-1), within(1e-15));
        assertThat(first(Tensor::softplus, 800)).isEqualTo(1);
        assertThat(first(Tensor::softplus, -800)).isZero();
        assertThat(first(Tensor::logNdtr, 30)).isCloseTo(1.4736461348785476e-196, within(1e-210));
        assertThat(first(Tensor::logNdtr, -300)).isCloseTo(300.0033332592634, within(1e-11));
        assertThat(first(t -> t.xlogy(Tensor.scalar(2.0)), 0)).isEqualTo(Math.log(2));
        assertThat(first(t -> t.xlogy(Tensor.scalar(0.0)), 0)).isZero();
        assertThat(first(t -> t.xlogy(t), 0)).isZero();
        assertThat(first(t -> t.hypot(Tensor.scalar(0.0)), 0)).isZero();
        assertThat(first(t -> t.polar(t).angle(), 0)).isZero();
        assertThat(first(t -> Tensor.scalar(1.0).igamma(t), 0)).isEqualTo(1);
    }

    @Test
    void atABoundTheDerivativeIsOne() {
        assertThat(first(t -> t.clip(0, 1), 0)).isEqualTo(1);
        assertThat(first(t -> t.clip(0, 1), 1)).isEqualTo(1);
        assertThat(first(t -> t.clip(0, 1), 1.5)).isZero();
        assertThat(first(t -> Tensor.scalar(2.0).clampMax(t), 1)).isEqualTo(1);
        assertThat(first(t -> t.fmax(Tensor.scalar(1.0)), 1)).isEqualTo(1);
        assertThat(first(t -> t.maximum(Tensor.scalar(1.0)), 1)).isEqualTo(0.5);
        assertThat(first(t -> t.leakyRelu(0.1), 0)).isEqualTo(0.1);
        assertThat(first(Tensor::relu, 0)).isZero();
        assertThat(first(t -> t.copysign(-1), 2)).isEqualTo(-1);
        assertThat(first(t -> t.copysign(-1), 0)).isZero();
    }

    @Test
    void quotientsRoundedDownDifferentiateAsPiecewiseLinear() {
        assertThat(first(t -> t.remainder(-3), 7)).isEqualTo(1);
        assertThat(first(t -> Tensor.scalar(7.0).remainder(t), -3)).isEqualTo(3);
        assertThat(first(t -> Tensor.scalar(7.0).fmod(t), -3)).isEqualTo(2);
        assertThat(first(t -> t.floorDivide(2), 7)).isZero();
        assertThat(first(t -> Tensor.scalar(3.0).ldexp(t), 2)).isCloseTo(12 * Math.log(2), within(1e-14));
    }

    @Test
    void operandsWithoutDerivativeSaySo() {
        Tensor x = Tensor.scalar(2.0);
        assertThatThrownBy(() -> grad((Tensor a) -> a.igamma(x)).apply(x))
                .isInstanceOf(TypeException.class)
                .hasMessageStartingWith("igamma (derivative): has none by a; differentiate by another operand");
        assertThatThrownBy(() -> grad((Tensor s) -> s.zeta(x)).apply(x))
                .isInstanceOf(TypeException.class)
                .hasMessageStartingWith("zeta (derivative): has none by x;");
        assertThat(grad((Tensor q) -> x.zeta(q)).apply(Tensor.scalar(1.0)).item())
                .isCloseTo(-2 * 1.2020569031595942, within(1e-14));
    }
}
