package dev.covector.user;

import static dev.covector.api.Control.whileLoop;
import static dev.covector.api.Covector.grad;
import static dev.covector.api.Covector.hvp;
import static dev.covector.api.Covector.jit;
import static dev.covector.api.Covector.jvp;
import static dev.covector.api.Covector.trace;
import static dev.covector.api.Covector.vmap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.covector.api.Jit1;
import dev.covector.api.Jit2;
import dev.covector.api.Jit3;
import dev.covector.autodiff.NestedOps;
import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.Func;
import dev.covector.ir.TensorType;
import dev.covector.ir.TypeException;
import dev.covector.tracer.Tensor;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Loops whose state grows or shrinks from step to step, against Java's own. */
class VaryingLoopTest {
    private static final long[] COUNTS = {0, 1, 2, 7, 100};

    record Growing(Tensor i, Tensor v) {}

    /** The powers of x up to the given one, each appended to those before. */
    private static Tensor powers(Tensor x, Tensor count) {
        return whileLoop(
                        s -> s.i().lt(count),
                        s -> new Growing(
                                s.i().add(1),
                                Tensor.concatenate(
                                        0,
                                        s.v(),
                                        s.v().slice(0, s.v().dim(0).minus(1), s.v().dim(0))
                                                .mul(x))),
                        new Growing(Tensor.scalar(0L), Tensor.ones(DType.F64, 1)))
                .v();
    }

    @Test
    void aStateGrowsUntilAConditionHolds() {
        Jit2<Tensor, Tensor, Tensor> f = jit(VaryingLoopTest::powers);
        for (long count : COUNTS) {
            double[] expected = new double[(int) count + 1];
            Arrays.setAll(expected, i -> Math.pow(1.01, i));
            assertThat(f.apply(Tensor.scalar(1.01), Tensor.scalar(count)).toDoubles())
                    .containsExactly(expected, within(1e-12));
        }
        assertThat(f.plans().size()).isEqualTo(1);
    }

    /** The sum of the powers: its derivatives are those of a polynomial. */
    @Test
    void itHasDerivativesOfFirstAndSecondOrder() {
        Jit2<Tensor, Tensor, Tensor> gradient = jit(grad((x, n) -> powers(x, n).sum()));
        Jit2<Tensor, Tensor, Tensor> second = jit(
                grad((x, n) -> grad((Tensor y, Tensor m) -> powers(y, m).sum()).apply(x, n)));
        Jit3<Tensor, Tensor, Tensor, Tensor> forward =
                jit((x, dx, n) -> jvp((Tensor y) -> powers(y, n)).apply(x, dx).tangent());
        Jit3<Tensor, Tensor, Tensor, Tensor> product =
                jit((x, dx, n) -> hvp((Tensor y) -> powers(y, n).sum()).apply(x, dx));
        double x = 0.97;
        for (long n : COUNTS) {
            double first = 0;
            double curvature = 0;
            double[] tangents = new double[(int) n + 1];
            for (int i = 0; i <= n; i++) {
                tangents[i] = i == 0 ? 0 : 2 * i * Math.pow(x, i - 1);
                first += tangents[i] / 2;
                curvature += i < 2 ? 0 : i * (i - 1) * Math.pow(x, i - 2);
            }
            Tensor at = Tensor.scalar(x);
            Tensor count = Tensor.scalar(n);
            assertThat(gradient.apply(at, count).item()).isCloseTo(first, within(1e-9 * (1 + first)));
            assertThat(second.apply(at, count).item()).isCloseTo(curvature, within(1e-8 * (1 + curvature)));
            assertThat(forward.apply(at, Tensor.scalar(2.0), count).toDoubles())
                    .containsExactly(tangents, within(1e-9));
            assertThat(product.apply(at, Tensor.scalar(2.0), count).item())
                    .isCloseTo(2 * curvature, within(1e-8 * (1 + curvature)));
        }
        assertThat(gradient.plans().size()).isEqualTo(1);
    }

    /** Squares, and drops what is below a bound, until nothing is left or all is: the size is made of data in each step. */
    @Test
    void aStateShrinksByWhatItHolds() {
        Jit1<Tensor, Tensor> f = jit(x -> whileLoop(
                        (Growing s) -> Tensor.scalar(s.v().dim(0)).gt(2).logicalAnd(s.i().lt(50)),
                        (Growing s) -> new Growing(
                                s.i().add(1),
                                s.v().filter(s.v().gt(s.v().min())).mul(1.5)),
                        new Growing(Tensor.scalar(0L), x))
                .v());
        assertThat(f.apply(Tensor.of(new double[] {3, 1, 2, 5, 4})).toDoubles()).containsExactly(5 * 3.375, 4 * 3.375);
        assertThat(f.apply(Tensor.of(new double[] {1, 2})).toDoubles()).containsExactly(1, 2);
        assertThat(f.apply(Tensor.of(new double[0])).toDoubles()).isEmpty();
        Jit1<Tensor, Tensor> gradient = jit(grad(x -> whileLoop(
                        (Growing s) -> Tensor.scalar(s.v().dim(0)).gt(2),
                        (Growing s) -> new Growing(
                                s.i(), s.v().filter(s.v().gt(s.v().min())).square()),
                        new Growing(Tensor.scalar(0L), x))
                .v()
                .sum()));
        assertThat(gradient.apply(Tensor.of(new double[] {1.5, 0.5, 1.25, 2})).toDoubles())
                .containsExactly(4 * 1.5 * 1.5 * 1.5, 0, 0, 4 * 8);
        assertThat(f.plans().size()).isEqualTo(1);
    }

    record Square(Tensor a, Tensor b) {}

    /** Axes that go together share a size; those that part do not. */
    @Test
    void severalSizesChangeEachInItsWay() {
        Jit1<Tensor, Square> f = jit(x -> whileLoop(
                s -> Tensor.scalar(s.b().dim(0)).lt(20),
                s -> {
                    Tensor wider = Tensor.concatenate(
                            1, s.a(), s.a().slice(1, Dim.ZERO, Dim.ONE).mul(2));
                    Tensor longer = Tensor.concatenate(
                            0, wider, wider.slice(0, Dim.ZERO, Dim.ONE).add(1));
                    return new Square(longer, Tensor.concatenate(0, s.b(), s.b()));
                },
                new Square(x, x.reshape(Dim.of(1)))));
        Square got = f.apply(Tensor.of(DType.F64, new long[] {1, 1}, 3));
        assertThat(got.a().shape()).containsExactly(Dim.of(6), Dim.of(6));
        assertThat(got.b().shape()).containsExactly(Dim.of(32));
        assertThat(got.b().sum().item()).isEqualTo(96);
    }

    @Test
    void aLoopInALoopAndCapturesHaveDerivatives() {
        Jit2<Tensor, Tensor, Tensor> gradient = jit(grad((w, n) -> whileLoop(
                        s -> s.i().lt(n),
                        s -> new Growing(
                                s.i().add(1),
                                Tensor.concatenate(
                                        0, s.v(), powers(w.sum(), s.i()).sum().reshape(Dim.of(1)))),
                        new Growing(Tensor.scalar(0L), w))
                .v()
                .sum()));
        double[] w = {0.25, 0.5};
        double[] expected = new double[2];
        double h = 1e-6;
        for (int i = 0; i < 2; i++) {
            expected[i] = (nested(w, i, h) - nested(w, i, -h)) / (2 * h);
        }
        assertThat(gradient.apply(Tensor.of(w), Tensor.scalar(5L)).toDoubles()).containsExactly(expected, within(1e-8));
    }

    private static double nested(double[] w, int moved, double by) {
        double x = w[0] + w[1] + by;
        double sum = x;
        for (int i = 0; i < 5; i++) {
            for (int k = 0; k <= i; k++) {
                sum += Math.pow(x, k);
            }
        }
        assertThat(moved).isBetween(0, 1);
        return sum;
    }

    @Test
    void itsTextIsReadAgain() {
        String text = trace((Tensor x) -> powers(x, Tensor.scalar(3L)), new TensorType(DType.F64, List.of()))
                .toString();
        assertThat(text).contains("varying_while");
        assertThat(Func.parse(text, NestedOps.SET).toString()).isEqualTo(text);
    }

    @Test
    void outsideATraceItGrowsToo() {
        assertThat(powers(Tensor.scalar(2.0), Tensor.scalar(3L)).toDoubles()).containsExactly(1, 2, 4, 8);
        assertThat(grad((Tensor x) -> powers(x, Tensor.scalar(3L)).sum())
                        .apply(Tensor.scalar(2.0))
                        .item())
                .isEqualTo(1 + 4 + 12);
    }

    @Test
    void aBatchOfThemIsRefusedAndAChangeOfRankToo() {
        assertThatThrownBy(() ->
                        jit(vmap((Tensor x) -> powers(x, Tensor.scalar(3L)))).apply(Tensor.of(1.0, 2.0)))
                .isInstanceOf(TypeException.class)
                .hasMessageContaining("ragged");
        assertThatThrownBy(() -> jit((Tensor x) -> whileLoop(
                                (Growing s) -> s.i().lt(3),
                                (Growing s) -> new Growing(s.i().add(1), s.v().unsqueeze(0)),
                                new Growing(Tensor.scalar(0L), x)))
                        .apply(Tensor.of(1.0, 2.0)))
                .isInstanceOf(TypeException.class);
    }
}
