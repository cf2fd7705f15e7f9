package dev.covector.user;

import static dev.covector.api.Control.fori;
import static dev.covector.api.Control.scan;
import static dev.covector.api.Control.scanReverse;
import static dev.covector.api.Control.whileLoop;
import static dev.covector.api.Covector.grad;
import static dev.covector.api.Covector.jit;
import static dev.covector.api.Covector.vmap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.covector.api.Checkpoint;
import dev.covector.api.Fn2;
import dev.covector.api.Jit2;
import dev.covector.api.Scanned;
import dev.covector.api.Step;
import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.TypeException;
import dev.covector.runtime.memory.Memory;
import dev.covector.tracer.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The same derivatives with less memory: against those of loops that keep everything. */
class CheckpointTest {
    private static final long[] STEPS = {0, 1, 2, 7, 8, 9, 100};
    private static final List<Checkpoint> SCHEDULES = List.of(
            Checkpoint.body(),
            Checkpoint.every(3),
            Checkpoint.every(8),
            Checkpoint.every(9, 2),
            Checkpoint.logarithmic(600));

    record Counting(Tensor i, Tensor x) {}

    private static Tensor weighted(Tensor w, Tensor xs, boolean reverse) {
        Fn2<Tensor, Tensor, Step<Tensor, Tensor>> step = (s, x) -> {
            Tensor next = s.mul(w).add(x.mul(s)).sin();
            return new Step<>(next, next.mul(x));
        };
        Tensor start = w.mul(0.5);
        Scanned<Tensor, Tensor> run = reverse ? scanReverse(step, start, xs, -1) : scan(step, start, xs, -1);
        return run.outputs().sum().add(run.state().square().sum());
    }

    @Test
    void scansHaveTheSameGradientsWhateverTheyKeep() {
        for (boolean reverse : new boolean[] {false, true}) {
            for (Checkpoint how : SCHEDULES) {
                Jit2<Tensor, Tensor, List<Tensor>> whole = jit((w, xs) -> gradients(null, w, xs, reverse));
                Jit2<Tensor, Tensor, List<Tensor>> piecewise = jit((w, xs) -> gradients(how, w, xs, reverse));
                for (long steps : STEPS) {
                    Tensor w = Tensor.of(0.3, -0.9);
                    Tensor xs = slices(steps);
                    List<Tensor> expected = whole.apply(w, xs);
                    List<Tensor> got = piecewise.apply(w, xs);
                    for (int i = 0; i < expected.size(); i++) {
                        assertThat(got.get(i).toDoubles())
                                .as("%s, %d steps", how, steps)
                                .containsExactly(expected.get(i).toDoubles(), within(1e-12));
                    }
                }
                assertThat(piecewise.plans().size()).isEqualTo(1);
            }
        }
    }

    private static List<Tensor> gradients(@Nullable Checkpoint how, Tensor w, Tensor xs, boolean reverse) {
        Fn2<Tensor, Tensor, Tensor> f = of(how, reverse);
        Fn2<Tensor, Tensor, Tensor> swapped = (x, a) -> f.apply(a, x);
        return List.of(grad(f).apply(w, xs), grad(swapped).apply(xs, w));
    }

    private static Fn2<Tensor, Tensor, Tensor> of(@Nullable Checkpoint how, boolean reverse) {
        return (a, x) -> how == null ? weighted(a, x, reverse) : how.within(() -> weighted(a, x, reverse));
    }

    @Test
    void theirSecondDerivativesAreTheSameToo() {
        Jit2<Tensor, Tensor, Tensor> whole = jit(hvp(null));
        Jit2<Tensor, Tensor, Tensor> piecewise = jit(hvp(Checkpoint.every(3)));
        for (long steps : STEPS) {
            Tensor w = Tensor.of(0.3, -0.9);
            Tensor xs = slices(steps);
            assertThat(piecewise.apply(w, xs).toDoubles())
                    .containsExactly(whole.apply(w, xs).toDoubles(), within(1e-12));
        }
    }

    private static Fn2<Tensor, Tensor, Tensor> hvp(@Nullable Checkpoint how) {
        return grad((Tensor a, Tensor x) ->
                grad(of(how, false)).apply(a, x).mul(Tensor.of(1.0, 2.0)).sum());
    }

    private static Tensor slices(long steps) {
        return Tensor.arange(DType.F64, 2 * steps).add(1).sin().reshape(2, steps);
    }

    private static Tensor growth(Tensor x, Tensor bound) {
        return whileLoop(
                        s -> s.x().square().sum().lt(bound),
                        s -> new Counting(
                                s.i().add(1), s.x().mul(1.05).add(s.x().sin().mul(0.01))),
                        new Counting(Tensor.scalar(0L), x))
                .x()
                .square()
                .sum();
    }

    @Test
    void whileLoopsDoToo() {
        Jit2<Tensor, Tensor, Tensor> whole = jit(grad(CheckpointTest::growth));
        for (Checkpoint how : SCHEDULES) {
            Jit2<Tensor, Tensor, Tensor> piecewise = jit(grad((x, b) -> how.within(() -> growth(x, b))));
            for (double bound : new double[] {0, 2.5, 3, 50, 1e4}) {
                Tensor x = Tensor.of(1, -1, 0.5);
                assertThat(piecewise.apply(x, Tensor.scalar(bound)).toDoubles())
                        .containsExactly(whole.apply(x, Tensor.scalar(bound)).toDoubles(), within(1e-9));
            }
        }
        Tensor many = Tensor.of(DType.F64, new long[] {3, 2}, 1, 2, 3, 0.1, 0.2, 0.3);
        Tensor expected = jit((Tensor x) -> vmap(grad((Tensor y) -> growth(y, Tensor.scalar(60.0))), 1)
                        .apply(x))
                .apply(many);
        Tensor got = jit((Tensor x) -> vmap(
                                grad((Tensor y) -> Checkpoint.every(4).within(() -> growth(y, Tensor.scalar(60.0)))), 1)
                        .apply(x))
                .apply(many);
        assertThat(got.toDoubles()).containsExactly(expected.toDoubles(), within(1e-9));
    }

    /** The tape of 4,096 steps of 4,096 numbers is 128 MiB; 64 apart it is 128 states, of 32 KiB each. */
    @Test
    void memoryIsThatOfTheStatesThatAreKept() {
        long state = 4096L * Double.BYTES;
        long whole = room(null);
        long root = room(Checkpoint.every(64));
        long powers = room(Checkpoint.logarithmic(4096));
        assertThat(whole).isGreaterThan(4096 * state);
        assertThat(root).isBetween(128 * state, 3 * 128 * state);
        assertThat(powers).isBetween(32 * state, 4 * 32 * state);
    }

    private static long room(@Nullable Checkpoint how) {
        Jit2<Tensor, Tensor, Tensor> f =
                jit(grad((Tensor x, Tensor w) -> (how == null ? longLoop(x, w) : how.within(() -> longLoop(x, w)))));
        Tensor x = Tensor.arange(DType.F64, 4096).mul(1e-4);
        Tensor w = Tensor.scalar(0.999);
        f.apply(x, w).close();
        long before = Memory.host().statistics().liveBytes();
        Memory.host().forgetPeak();
        f.apply(x, w).close();
        return Memory.host().statistics().peakBytes() - before;
    }

    private static Tensor longLoop(Tensor x, Tensor w) {
        return fori(Dim.ZERO, Dim.of(4096), (i, s) -> s.mul(w).sin(), x).sum();
    }

    @Test
    void distancesMustShrink() {
        assertThatThrownBy(() -> Checkpoint.every(4, 4))
                .isInstanceOf(TypeException.class)
                .hasMessageContaining("[4, 4]");
        assertThatThrownBy(() -> Checkpoint.every(0)).isInstanceOf(TypeException.class);
    }
}
