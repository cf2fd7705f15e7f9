package dev.covector.user;

import static dev.covector.api.Control.associativeScan;
import static dev.covector.api.Control.cond;
import static dev.covector.api.Control.fori;
import static dev.covector.api.Control.map;
import static dev.covector.api.Control.scan;
import static dev.covector.api.Control.scanReverse;
import static dev.covector.api.Control.switchCase;
import static dev.covector.api.Control.whileLoop;
import static dev.covector.api.Covector.grad;
import static dev.covector.api.Covector.hvp;
import static dev.covector.api.Covector.jit;
import static dev.covector.api.Covector.jvp;
import static dev.covector.api.Covector.vmap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.covector.api.Fn1;
import dev.covector.api.Jit1;
import dev.covector.api.Jit2;
import dev.covector.api.Step;
import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.tracer.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Branches and loops that data decide: against Java's own, finite differences, and functions in closed form. */
class ControlTest {
    private static final long[] TRIPS = {0, 1, 2, 7, 100};

    /** x times 1.01 plus a little of its square, so often: a recurrence that is not linear. */
    private static double step(double x) {
        return 1.01 * x - 0.002 * x * x;
    }

    private static double slope(double x) {
        return 1.01 - 0.004 * x;
    }

    private static Tensor step(Tensor x) {
        return x.mul(1.01).sub(x.mul(x).mul(0.002));
    }

    record Counting(Tensor i, Tensor x) {}

    private static Tensor whileFunction(Tensor x, Tensor trips) {
        return whileLoop(
                        s -> s.i().lt(trips),
                        s -> new Counting(s.i().add(1), step(s.x())),
                        new Counting(Tensor.scalar(0L), x))
                .x();
    }

    @Test
    void aWhileLoopHasTheDerivativesOfItsSteps() {
        Jit2<Tensor, Tensor, Tensor> value = jit(ControlTest::whileFunction);
        Jit2<Tensor, Tensor, Tensor> gradient = jit(grad(ControlTest::whileFunction));
        Jit2<Tensor, Tensor, Tensor> second =
                jit(grad((x, n) -> grad(ControlTest::whileFunction).apply(x, n)));
        for (long trips : TRIPS) {
            double x = 0.7;
            double first = 1;
            double curvature = 0;
            for (long i = 0; i < trips; i++) {
                curvature = slope(x) * curvature - 0.004 * first * first;
                first *= slope(x);
                x = step(x);
            }
            Tensor n = Tensor.scalar(trips);
            assertThat(value.apply(Tensor.scalar(0.7), n).item()).isCloseTo(x, within(1e-12));
            assertThat(gradient.apply(Tensor.scalar(0.7), n).item()).isCloseTo(first, within(1e-12));
            assertThat(second.apply(Tensor.scalar(0.7), n).item()).isCloseTo(curvature, within(1e-11));
        }
        assertThat(List.of(
                        value.plans().size(),
                        gradient.plans().size(),
                        second.plans().size()))
                .containsOnly(1);
    }

    private static Tensor products(Tensor x) {
        return scan(
                        (Tensor s, Tensor e) -> {
                            Tensor next = s.mul(e);
                            return new Step<>(next, next);
                        },
                        Tensor.scalar(1.0),
                        x)
                .outputs();
    }

    @Test
    void aScanIsTheCumulativeProductAndHasItsDerivatives() {
        Fn1<Tensor, Tensor> loop = x -> products(x).square().sum();
        Fn1<Tensor, Tensor> known = x -> x.cumprod(0).square().sum();
        Jit1<Tensor, Tensor> gradient = jit(grad(loop));
        Jit2<Tensor, Tensor, Tensor> second = jit(hvp(loop));
        for (long n : TRIPS) {
            Tensor x = Tensor.iota(DType.F64, List.of(Dim.of(n)), 0)
                    .mul(0.37)
                    .sin()
                    .mul(0.1)
                    .add(1);
            Tensor v = x.cos();
            assertClose(gradient.apply(x), grad(known).apply(x), 1e-10);
            assertClose(second.apply(x, v), hvp(known).apply(x, v), 1e-9);
        }
        assertThat(gradient.plans().size()).isEqualTo(1);
        assertThat(second.plans().size()).isEqualTo(1);
    }

    @Test
    void scansGoAlongAnyAxisBothWays() {
        Tensor x = Tensor.iota(DType.F64, List.of(Dim.of(12)), 0).reshape(3, 4);
        Jit1<Tensor, Tensor> down = jit(m -> scan(
                        (Tensor s, Tensor e) -> new Step<>(s.add(e), s.add(e)), Tensor.zeros(DType.F64, m.dim(1)), m)
                .outputs());
        Jit1<Tensor, Tensor> back = jit(m -> scanReverse(
                        (Tensor s, Tensor e) -> new Step<>(s.add(e), s.add(e)),
                        Tensor.zeros(DType.F64, m.dim(0)),
                        m,
                        -1)
                .outputs());
        Fn1<Tensor, Tensor> sums = m -> map(column -> column.sum(), m.transpose());
        assertClose(jit(sums).apply(x), x.sum(0), 0);
        Fn1<Tensor, Tensor> running =
                m -> scan((Tensor s, Tensor e) -> new Step<>(s.add(e.sum()), s.add(e.sum())), Tensor.scalar(0.0), m, 1)
                        .outputs();
        assertClose(jit(running).apply(x), x.sum(0).cumsum(0), 0);
        assertClose(running.apply(x), x.sum(0).cumsum(0), 0);
        assertClose(down.apply(x), x.cumsum(0), 0);
        assertClose(back.apply(x), x.flip(1).cumsum(1).flip(1), 0);
        assertClose(back.apply(x.transpose()), x.transpose().flip(1).cumsum(1).flip(1), 0);
    }

    /** Newton's iteration for the square root, until it stands; the number of steps depends on x. */
    private static Tensor root(Tensor x) {
        return whileLoop(
                s -> s.mul(s).sub(x).abs().gt(x.mul(1e-13)),
                s -> s.add(x.div(s)).mul(0.5),
                x.mul(0.5).add(0.3));
    }

    @Test
    void membersOfABatchStopOneByOne() {
        Tensor x = Tensor.of(new double[] {1e-3, 1, 2, 9, 1e6});
        assertClose(jit(vmap(ControlTest::root, 0)).apply(x), x.sqrt(), 1e-12);
        assertClose(
                jit(vmap(grad(ControlTest::root), 0)).apply(x), x.sqrt().mul(2).reciprocal(), 1e-9);
        assertClose(
                jit(vmap(grad(grad(ControlTest::root)), 0)).apply(x),
                x.pow(-1.5).mul(-0.25),
                1e-9);
        assertClose(
                jit(grad((Tensor y) -> vmap(ControlTest::root, 0).apply(y).sum()))
                        .apply(x),
                x.sqrt().mul(2).reciprocal(),
                1e-9);
    }

    @Test
    void loopsUseWhatIsAroundThemAndItsDerivativeFlows() {
        Jit2<Tensor, Tensor, Tensor> f = jit(grad((Tensor a, Tensor x) -> {
            Tensor doubled = a.mul(2);
            return fori(Dim.ZERO, x.dim(0), (i, s) -> s.mul(doubled).add(x.take(i, 0)), Tensor.scalar(1.0));
        }));
        for (int n : new int[] {1, 2, 7}) {
            Tensor x = Tensor.iota(DType.F64, List.of(Dim.of(n)), 0).add(1);
            double a = 0.45;
            double h = 1e-6;
            double difference = (horner(a + h, n) - horner(a - h, n)) / (2 * h);
            assertThat(f.apply(Tensor.scalar(a), x).item()).isCloseTo(difference, within(1e-7 * Math.abs(difference)));
        }
        assertThat(f.plans().size()).isEqualTo(1);
    }

    private static double horner(double a, int n) {
        double s = 1;
        for (int i = 0; i < n; i++) {
            s = s * 2 * a + i + 1;
        }
        return s;
    }

    @Test
    void branchesHaveTheDerivativeOfTheOneTaken() {
        Fn1<Tensor, Tensor> f =
                x -> cond(x.sum().gt(1.0), y -> y.square().sum(), y -> y.mul(3).sum(), x);
        Jit1<Tensor, Tensor> gradient = jit(grad(f));
        assertThat(gradient.apply(Tensor.of(new double[] {1, 2})).toDoubles()).containsExactly(2, 4);
        assertThat(gradient.apply(Tensor.of(new double[] {-1, 0.5})).toDoubles())
                .containsExactly(3, 3);
        assertThat(gradient.plans().size()).isEqualTo(1);
        Tensor both = Tensor.of(new double[] {1, 2, -1, 0.5}).reshape(2, 2);
        assertThat(jit(vmap(grad(f), 1)).apply(both).toDoubles()).containsExactly(2, 4, 3, 3);
    }

    @Test
    void aCaseIsClampedToThoseThereAre() {
        Jit2<Tensor, Tensor, Tensor> f =
                jit((i, x) -> switchCase(i, List.of(y -> y, y -> y.mul(10.0), (Tensor y) -> y.neg()), x));
        Tensor x = Tensor.scalar(4.0);
        for (long[] pair : new long[][] {{-3, 4}, {0, 4}, {1, 40}, {2, -4}, {9, -4}}) {
            assertThat(f.apply(Tensor.scalar(pair[0]), x).item()).isEqualTo((double) pair[1]);
        }
    }

    @Test
    void atOnceTheyAreLoopsAndBranchesOfJava() {
        Tensor x = Tensor.of(new double[] {1.5, 0.5, 2});
        assertClose(products(x), x.cumprod(0), 1e-15);
        assertThat(root(Tensor.scalar(2.0)).item()).isCloseTo(Math.sqrt(2), within(1e-12));
        assertThat(products(Tensor.zeros(DType.F64, 0)).shape()).containsExactly(Dim.ZERO);
        assertClose(map(y -> y.mul(y), x), x.square(), 0);
    }

    @Test
    void runningResultsOfAnOperation() {
        Jit1<Tensor, Tensor> f = jit(x -> associativeScan(Tensor::maximum, x));
        for (int n : new int[] {0, 1, 2, 3, 17}) {
            Tensor x = Tensor.iota(DType.F64, List.of(Dim.of(n)), 0).mul(2.3).sin();
            double[] want = x.toDoubles();
            for (int i = 1; i < n; i++) {
                want[i] = Math.max(want[i], want[i - 1]);
            }
            assertThat(f.apply(x).toDoubles()).containsExactly(want);
        }
        assertThat(f.plans().size()).isEqualTo(1);
    }

    @Test
    void loopsWithinLoopsAndSizesMadeOfDataWithin() {
        Jit1<Tensor, Tensor> f = jit(grad((Tensor x) -> fori(
                0,
                3,
                (i, s) -> fori(
                        0, 2, (j, t) -> t.add(x.filter(x.gt(0)).sum().mul(t)).mul(0.5), s),
                Tensor.scalar(1.0))));
        double[] x = {0.3, -1, 0.4};
        double h = 1e-6;
        double[] up = x.clone();
        double[] down = x.clone();
        up[2] += h;
        down[2] -= h;
        double difference = (nested(up) - nested(down)) / (2 * h);
        double[] got = f.apply(Tensor.of(x)).toDoubles();
        assertThat(got[2]).isCloseTo(difference, within(1e-8));
        assertThat(got[1]).isZero();
    }

    private static double nested(double[] x) {
        double sum = 0;
        for (double y : x) {
            sum += Math.max(y, 0);
        }
        double s = 1;
        for (int i = 0; i < 6; i++) {
            s = (s + sum * s) * 0.5;
        }
        return s;
    }

    @Test
    void tangentsGoForward() {
        var f = jit(jvp((Tensor x) -> root(x)));
        assertThat(f.apply(Tensor.scalar(9.0), Tensor.scalar(1.0)).tangent().item())
                .isCloseTo(1.0 / 6, within(1e-12));
    }

    private static void assertClose(Tensor got, Tensor want, double tolerance) {
        assertThat(got.shape()).isEqualTo(want.shape());
        double[] expected = want.toDoubles();
        double[] actual = got.toDoubles();
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i]).isCloseTo(expected[i], within(tolerance * (1 + Math.abs(expected[i]))));
        }
    }
}
