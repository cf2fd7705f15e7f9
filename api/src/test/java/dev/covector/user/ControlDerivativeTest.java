package dev.covector.user;

import static dev.covector.api.Control.scan;
import static dev.covector.api.Control.whileLoop;
import static dev.covector.api.Covector.grad;
import static dev.covector.api.Covector.jit;
import static dev.covector.api.Covector.vmap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.covector.api.Fn1;
import dev.covector.api.Jit1;
import dev.covector.api.Step;
import dev.covector.autodiff.NestedOps;
import dev.covector.ir.Dim;
import dev.covector.ir.Func;
import dev.covector.ir.Verifier;
import dev.covector.tracer.Tensor;
import org.junit.jupiter.api.Test;

/** Loops whose bodies are of unusual form, and the texts of loops. */
class ControlDerivativeTest {
    private static final Tensor X = Tensor.of(0.5, -1.25, 2, 0.75);

    /** Each element times the one before it: the next state is the slice itself. */
    private static Tensor neighbours(Tensor x) {
        return scan((Tensor before, Tensor e) -> new Step<>(e, before.mul(e).mul(e)), Tensor.scalar(3.0), x)
                .outputs()
                .sum();
    }

    /** After its first step the state is what is around the loop. */
    private static Tensor around(Tensor x) {
        Tensor all = x.sum();
        return scan((Tensor s, Tensor e) -> new Step<>(all, s.mul(e).mul(s)), Tensor.scalar(1.0), x)
                .outputs()
                .sum();
    }

    /** Two sizes made of data in each step, of which the derivative needs one. */
    private static Tensor filtered(Tensor x) {
        return scan(
                        (Tensor s, Tensor e) -> {
                            Tensor above = x.filter(x.gt(e));
                            Dim kept = above.gt(1).count();
                            Tensor next = s.add(above.square().sum())
                                    .add(Tensor.scalar(kept).convert(s.dtype()));
                            return new Step<>(next, next);
                        },
                        Tensor.scalar(0.0),
                        x)
                .state();
    }

    private static void assertDifferences(Fn1<Tensor, Tensor> f) {
        Jit1<Tensor, Tensor> value = jit(f);
        Jit1<Tensor, Tensor> gradient = jit(grad(f));
        for (long n = 1; n <= 4; n++) {
            double[] x = X.slice(0, 0, n).toDoubles();
            double[] got = gradient.apply(Tensor.of(x)).toDoubles();
            for (int i = 0; i < n; i++) {
                double h = 1e-6;
                double[] up = x.clone();
                double[] down = x.clone();
                up[i] += h;
                down[i] -= h;
                double difference = (value.apply(Tensor.of(up)).item()
                                - value.apply(Tensor.of(down)).item())
                        / (2 * h);
                assertThat(got[i]).as("%d of %d", i, n).isCloseTo(difference, within(1e-7));
            }
        }
        assertThat(gradient.plans().size()).isEqualTo(1);
    }

    @Test
    void aStateMayBeTheSlice() {
        assertDifferences(ControlDerivativeTest::neighbours);
    }

    @Test
    void aStateMayBeWhatIsAroundTheLoop() {
        assertDifferences(ControlDerivativeTest::around);
    }

    @Test
    void stepsMayMakeSeveralSizesOfData() {
        assertDifferences(ControlDerivativeTest::filtered);
    }

    private static Tensor root(Tensor x) {
        return whileLoop(
                s -> s.mul(s).sub(x).abs().gt(1e-9), s -> s.add(x.div(s)).mul(0.5), x.add(1));
    }

    @Test
    void textsOfLoopsAreReadAgain() {
        Jit1<Tensor, Tensor> gradient = jit(grad(ControlDerivativeTest::root));
        Jit1<Tensor, Tensor> batched = jit(vmap(grad(ControlDerivativeTest::root), 0));
        gradient.apply(Tensor.scalar(2.0));
        batched.apply(Tensor.of(2.0, 3.0));
        for (Func f : new Func[] {
            gradient.plans().plans().getFirst().func(),
            batched.plans().plans().getFirst().func()
        }) {
            Verifier.check(f, NestedOps.SET);
            assertThat(Func.parse(f.toString(), NestedOps.SET)).isEqualTo(f);
        }
    }
}
