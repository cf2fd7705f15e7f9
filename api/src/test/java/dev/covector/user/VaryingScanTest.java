package dev.covector.user;

import static dev.covector.api.Control.associativeScan;
import static dev.covector.api.Control.fori;
import static dev.covector.api.Control.map;
import static dev.covector.api.Control.scan;
import static dev.covector.api.Control.scanReverse;
import static dev.covector.api.Control.whileLoop;
import static dev.covector.api.Covector.grad;
import static dev.covector.api.Covector.jit;
import static dev.covector.api.Covector.vmap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covector.api.Fn1;
import dev.covector.api.Fn2;
import dev.covector.api.Jit1;
import dev.covector.api.Scanned;
import dev.covector.api.Step;
import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.TypeException;
import dev.covector.tracer.Tensor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Scans and counted loops whose state grows or shrinks; {@link LoopDerivativeTest} has their derivatives. */
class VaryingScanTest {
    private static final Tensor X = Tensor.of(1.0, 2, 3);

    private static Tensor append(Tensor s, Tensor e) {
        return Tensor.concatenate(0, s, e.reshape(1));
    }

    /** Collects the slices, and gives how many it had and their sum before. */
    private static Scanned<Tensor, List<Tensor>> collected(Tensor xs, boolean reverse) {
        Fn2<Tensor, Tensor, Step<Tensor, List<Tensor>>> step =
                (s, e) -> new Step<>(append(s, e), List.of(s.sum(), Tensor.scalar(s.dim(0))));
        Tensor start = Tensor.zeros(DType.F64, 0);
        return reverse ? scanReverse(step, start, xs, 0) : scan(step, start, xs);
    }

    @Test
    void theStateOfAScanGrowsAndItsOutputsAreStacked() {
        Jit1<Tensor, Scanned<Tensor, List<Tensor>>> f = jit(x -> collected(x, false));
        Scanned<Tensor, List<Tensor>> got = f.apply(X);
        assertThat(got.state().toDoubles()).containsExactly(1, 2, 3);
        assertThat(got.outputs().get(0).toDoubles()).containsExactly(0, 1, 3);
        assertThat(got.outputs().get(1).toLongs()).containsExactly(0, 1, 2);
        Scanned<Tensor, List<Tensor>> none = f.apply(Tensor.zeros(DType.F64, 0));
        assertThat(none.state().toDoubles()).isEmpty();
        assertThat(none.outputs().get(0).toDoubles()).isEmpty();
        assertThat(f.plans().size()).isEqualTo(1);
    }

    @Test
    void fromTheLastSliceToTheFirstTheyLieWhereTheirSlicesDo() {
        Scanned<Tensor, List<Tensor>> got =
                jit((Tensor x) -> collected(x, true)).apply(X);
        assertThat(got.state().toDoubles()).containsExactly(3, 2, 1);
        assertThat(got.outputs().get(0).toDoubles()).containsExactly(5, 3, 0);
    }

    @Test
    void outsideATraceItIsTheSame() {
        assertThat(collected(X, true).state().toDoubles()).containsExactly(3, 2, 1);
        assertThat(collected(X, false).outputs().get(1).toLongs()).containsExactly(0, 1, 2);
    }

    record Krylov(Tensor basis, Tensor weight) {}

    /** Columns a vector more in each step, slices along the last axis: leaves of two kinds, and several sizes. */
    @Test
    void structuresHaveSizesOfTheirOwn() {
        Jit1<Tensor, Tensor> f = jit(x -> {
            Krylov start = new Krylov(x.take(1, 0).expandDims(1), Tensor.ones(DType.F64, 1));
            var run = scan(
                    (Krylov k, Tensor column) -> new Step<>(
                            new Krylov(
                                    Tensor.concatenate(1, k.basis(), column.expandDims(1)),
                                    Tensor.concatenate(0, k.weight(), k.weight().mul(0.5))),
                            k.basis().matmul(Tensor.ones(DType.F64, k.basis().dim(1)))),
                    start,
                    x,
                    -1);
            return Tensor.concatenate(
                    0,
                    run.state().basis().flatten(),
                    run.state().weight(),
                    run.outputs().sum(0));
        });
        Tensor x = Tensor.of(new double[][] {{1, 2}, {3, 4}});
        assertThat(f.apply(x).toDoubles()).containsExactly(1, 3, 1, 3, 2, 4, 1, 0.5, 0.5, 0.25, 4, 8);
        assertThat(f.plans().size()).isEqualTo(1);
    }

    @Test
    void countedLoopsGrowToo() {
        Jit1<Tensor, Tensor> f = jit(x -> fori(1, 4, (i, s) -> append(s, x.sum().mul(i)), x));
        assertThat(f.apply(Tensor.of(1.0, 1)).toDoubles()).containsExactly(1, 1, 2, 4, 6);
        Jit1<Tensor, Tensor> gradient = jit(grad(x ->
                fori(Dim.ZERO, x.dim(0), (i, s) -> append(s, s.sum()), x).sum()));
        assertThat(gradient.apply(Tensor.of(1.0, 1)).toDoubles()).containsExactly(4, 4);
        assertThat(gradient.apply(X).toDoubles()).containsExactly(8, 8, 8);
        assertThat(gradient.plans().size()).isEqualTo(1);
    }

    @Test
    void whatIsStackedMustBeOfOneSize() {
        Map<String, Fn1<Tensor, ?>> mistakes = Map.of(
                "scan",
                        x -> scan((Tensor s, Tensor e) -> new Step<>(append(s, e), s), x, x)
                                .outputs(),
                "map", x -> map((Tensor e) -> x.filter(x.gt(e)), x),
                "associativeScan", x -> associativeScan((s, e) -> Tensor.concatenate(0, s, e), x.expandDims(1)));
        mistakes.forEach((name, f) -> assertThatThrownBy(() -> jit(f).apply(X))
                .as(name)
                .isInstanceOf(TypeException.class)
                .hasMessageContainingAll(name + ": what the steps give is stacked", "carry it on", "VaryingScanTest"));
    }

    @Test
    void aBatchSaysWhatToUseInstead() {
        Fn1<Tensor, Tensor> doubled = y -> whileLoop(s -> s.sum().lt(10), s -> Tensor.concatenate(0, s, s), y);
        Tensor rows = Tensor.ones(DType.F64, 3, 2);
        List<Fn1<Tensor, Tensor>> loops = List.of(
                doubled,
                y -> fori(0, 3, (i, s) -> Tensor.concatenate(0, s, s), y),
                y -> scan((Tensor s, Tensor e) -> new Step<>(append(s, e), e), y, y)
                        .state());
        for (Fn1<Tensor, Tensor> loop : loops) {
            assertThatThrownBy(() -> jit(vmap(loop)).apply(rows))
                    .isInstanceOf(TypeException.class)
                    .hasMessageContainingAll("ragged", "use map", "a fixed size", "VaryingScanTest");
        }
        assertThat(jit((Tensor all) -> map((Tensor y) -> doubled.apply(y).sum(), all))
                        .apply(rows)
                        .toDoubles())
                .containsExactly(16, 16, 16);
    }
}
