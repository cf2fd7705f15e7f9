package dev.covector.user;

import static dev.covector.api.Control.fori;
import static dev.covector.api.Control.scan;
import static dev.covector.api.Control.whileLoop;
import static dev.covector.api.Covector.grad;
import static dev.covector.api.Covector.jit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.covector.api.Fn1;
import dev.covector.api.Jit1;
import dev.covector.api.Jit2;
import dev.covector.api.Step;
import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.runtime.HostPlan;
import dev.covector.tracer.Tensor;
import org.junit.jupiter.api.Test;

/** What is the same in each step is computed before the loop, unless it could fail where there is no step. */
class LoopInvariantTest {
    private static final Tensor X = Tensor.of(new double[][] {{0.5, 0.25}, {0.125, -0.5}});

    /** The text of what runs, before the first nested block and from there on. */
    private static String[] parts(Jit1<Tensor, Tensor> f, Tensor x) {
        return ((HostPlan) f.plan(x)).program().func().toString().split("\\(\\{\\(", 2);
    }

    private static void assertMoved(Fn1<Tensor, Tensor> f, String op) {
        String[] parts = parts(jit(f), X);
        assertThat(parts[0]).contains(" = " + op + " ");
        assertThat(parts[1]).doesNotContain(" = " + op + " ");
    }

    private static void assertStays(Fn1<Tensor, Tensor> f, String op) {
        String[] parts = parts(jit(f), X);
        assertThat(parts[0]).doesNotContain(" = " + op + " ");
        assertThat(parts[1]).contains(" = " + op + " ");
    }

    private static Tensor start(Tensor x) {
        return x.sum(1);
    }

    @Test
    void productsAndSumsOfConstantsMoveOutOfAllLoops() {
        assertMoved(x -> fori(Dim.ZERO, x.dim(0), (i, s) -> s.mul(x.exp().sum()), start(x)), "exp");
        assertMoved(
                x -> scan(
                                (Tensor s, Tensor e) ->
                                        new Step<>(s.add(x.sin().mul(e).sum()), e),
                                start(x),
                                x)
                        .outputs(),
                "sin");
        assertMoved(x -> whileLoop(s -> s.sum().lt(x.square().sum().exp()), s -> s.add(1), start(x)), "exp");
        assertMoved(
                x -> whileLoop(
                        s -> s.sum().lt(3),
                        s -> Tensor.concatenate(0, s, x.exp().sum(1)),
                        start(x)),
                "exp");
        assertMoved(x -> fori(0, 3, (i, s) -> fori(0, 2, (j, t) -> t.add(x.cos().sum(1)), s), start(x)), "cos");
    }

    @Test
    void theyAreComputedOnce() {
        Jit2<Tensor, Tensor, Tensor> f =
                jit((x, y) -> fori(0, 1000, (i, s) -> x.matmul(x).matmul(s), y));
        assertThat(((HostPlan) f.plan(X, X.take(0, 0)))
                        .program()
                        .func()
                        .toString()
                        .split("\\(\\{\\(", 2)[0])
                .contains(" = dotGeneral ");
        double[][] m = {{0.25 + 0.03125, 0}, {0, 0.03125 + 0.25}};
        double[] s = {0.5, 0.25};
        double[] got = jit((Tensor x) -> fori(0, 3, (i, y) -> x.matmul(x).matmul(y), x.take(0, 0)))
                .apply(X)
                .toDoubles();
        for (int i = 0; i < 3; i++) {
            s = new double[] {m[0][0] * s[0], m[1][1] * s[1]};
        }
        assertThat(got).containsExactly(s, within(1e-15));
    }

    @Test
    void whatMayFailMovesOnlyWhereThereIsAStep() {
        assertMoved(
                x -> fori(
                        0,
                        3,
                        (i, s) -> s.add(x.square()
                                .matmul(x.square().transpose())
                                .cholesky()
                                .sum(1)),
                        start(x)),
                "cholesky");
        assertStays(x -> fori(Dim.ZERO, x.dim(0), (i, s) -> s.add(x.cholesky().sum(1)), start(x)), "cholesky");
        Jit2<Tensor, Tensor, Tensor> first =
                jit((x, y) -> fori(Dim.ZERO, y.dim(0), (i, s) -> s.add(x.take(Tensor.scalar(0L))), Tensor.scalar(1.0)));
        Tensor none = Tensor.zeros(DType.F64, 0);
        assertThat(first.apply(Tensor.of(5.0, 6), Tensor.of(1.0, 1)).item()).isEqualTo(11);
        assertThat(first.apply(none, none).item()).isEqualTo(1);
    }

    /** Of two vectors a matrix of all products: no memory for it. */
    @Test
    void whatTakesMoreMemoryThanItIsMadeOfStays() {
        assertStays(
                x -> {
                    Tensor v = start(x);
                    return fori(
                            0,
                            3,
                            (i, s) -> s.add(v.expandDims(1)
                                    .sub(v.expandDims(0))
                                    .exp()
                                    .mul(s.expandDims(0))
                                    .sum(1)),
                            v);
                },
                "exp");
    }

    @Test
    void whatDependsOnTheStepStays() {
        assertStays(x -> fori(0, 3, (i, s) -> s.add(i.convert(DType.F64).exp()), start(x)), "exp");
        assertStays(
                x -> fori(
                        0,
                        3,
                        (i, s) -> {
                            Tensor kept = x.flatten().filter(x.flatten().gt(s.sum()));
                            return s.add(kept.exp().sum());
                        },
                        start(x)),
                "exp");
    }

    @Test
    void gradientsAreTheSame() {
        Jit1<Tensor, Tensor> gradient =
                jit(grad(x -> fori(Dim.ZERO, x.dim(0), (i, s) -> s.mul(x.exp().sum()), Tensor.scalar(1.0))));
        double e = Math.exp(1) + Math.exp(2);
        assertThat(gradient.apply(Tensor.of(1.0, 2)).toDoubles())
                .containsExactly(new double[] {2 * e * Math.exp(1), 2 * e * Math.exp(2)}, within(1e-12));
        assertThat(gradient.apply(Tensor.zeros(DType.F64, 0)).toDoubles()).isEmpty();
    }
}
