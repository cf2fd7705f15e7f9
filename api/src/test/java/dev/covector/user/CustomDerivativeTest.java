package dev.covector.user;

import static dev.covector.api.Covector.customJvp;
import static dev.covector.api.Covector.customVjp;
import static dev.covector.api.Covector.grad;
import static dev.covector.api.Covector.hvp;
import static dev.covector.api.Covector.jit;
import static dev.covector.api.Covector.jvp;
import static dev.covector.api.Covector.vmap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.covector.api.Fn1;
import dev.covector.ir.TypeException;
import dev.covector.tracer.Tensor;
import org.junit.jupiter.api.Test;

class CustomDerivativeTest {
    private static final Tensor X = Tensor.of(-1.0, 0.0, 2.0);
    private static final Tensor ONES = Tensor.of(1.0, 1.0, 1.0);

    /** Rounds forwards, and lets derivatives through. */
    private static final Fn1<Tensor, Tensor> STRAIGHT_THROUGH = customVjp((Tensor x) -> x.round(), (x, y, ct) -> ct);

    private static final Fn1<Tensor, Tensor> CLIPPED =
            customVjp((Tensor x) -> x.exp(), (x, y, ct) -> ct.mul(y).minimum(1));

    private static final Fn1<Tensor, Tensor> SQUARE =
            customJvp((Tensor x) -> x.mul(x), (x, y, dx) -> x.mul(dx).mul(2));

    private static void assertElements(Tensor x, double... elements) {
        assertThat(x.toDoubles()).containsExactly(elements, within(1e-12));
    }

    @Test
    void theRuleReplacesTheDerivative() {
        assertElements(grad((Tensor x) -> STRAIGHT_THROUGH.apply(x).sum()).apply(Tensor.of(0.3, 1.7)), 1, 1);
        assertElements(grad((Tensor x) -> CLIPPED.apply(x).sum()).apply(X), Math.exp(-1), 1, 1);
        assertElements(jit(grad((Tensor x) -> CLIPPED.apply(x).sum())).apply(X), Math.exp(-1), 1, 1);
        assertElements(jvp(SQUARE).apply(X, ONES).tangent(), -2, 0, 4);
        assertElements(grad((Tensor x) -> SQUARE.apply(x).sum()).apply(X), -2, 0, 4);
    }

    @Test
    void rulesDifferentiateAgainAndBatch() {
        assertElements(hvp((Tensor x) -> SQUARE.apply(x).sum()).apply(X, ONES), 2, 2, 2);
        assertElements(jit(hvp((Tensor x) -> SQUARE.apply(x).sum())).apply(X, ONES), 2, 2, 2);
        assertElements(vmap(grad((Tensor x) -> SQUARE.apply(x).sum())).apply(X), -2, 0, 4);
        assertElements(jit(vmap(grad((Tensor x) -> CLIPPED.apply(x).sum()))).apply(X), Math.exp(-1), 1, 1);
        assertElements(jvp(STRAIGHT_THROUGH).apply(X, ONES).tangent(), 1, 1, 1);
    }

    @Test
    void aTracedTensorFromOutsideHasNoRule() {
        Fn1<Tensor, Tensor> f = (Tensor a) ->
                customVjp((Tensor x) -> x.mul(a), (x, y, ct) -> ct).apply(X).sum();
        assertThatThrownBy(() -> grad(f).apply(Tensor.scalar(2.0)))
                .isInstanceOf(TypeException.class)
                .hasMessageContaining("customVjp (captures): the function and its rule must use no traced tensor");
    }
}
