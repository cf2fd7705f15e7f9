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
import dev.covector.api.Step;
import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.runtime.memory.Memory;
import dev.covector.tracer.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What loops carry on is changed in place where nothing else needs it, and only there; slices are read where they lie. */
class LoopMemoryTest {
    record Counting(Tensor i, Tensor s) {}

    record Pair(Tensor a, Tensor b) {}

    private static Tensor number(Tensor i) {
        return i.convert(DType.F64);
    }

    /** The bytes that a call takes at most, beside its arguments. */
    private static long room(Fn1<Tensor, Tensor> f, Tensor x) {
        Jit1<Tensor, Tensor> compiled = jit(f);
        compiled.apply(x).close();
        long before = Memory.host().statistics().liveBytes();
        Memory.host().forgetPeak();
        compiled.apply(x).close();
        return Memory.host().statistics().peakBytes() - before;
    }

    private static void assertOneState(Fn1<Tensor, Tensor> f) {
        long bytes = 1_000_000L * Double.BYTES;
        assertThat(room(f, Tensor.arange(DType.F64, 1_000_000).mul(0))).isBetween(bytes, bytes + bytes / 8);
    }

    @Test
    void aStepThatWritesAnElementTakesNoSecondState() {
        assertOneState(x -> fori(0, 50, (i, s) -> s.index(i).set(number(i)), x));
        assertOneState(x -> fori(0, 50, (i, s) -> s.index(i).add(s.take(i.add(1))), x));
        assertOneState(x -> fori(0, 50, (i, s) -> s.dynamicUpdateSlice(number(i).reshape(1), List.of(i)), x));
        assertOneState(x -> fori(0, 50, (i, s) -> s.scatterAdd(number(i).reshape(1), List.of(i.reshape(1)), 0), x));
        assertOneState(x -> whileLoop(
                        c -> c.s().take(c.i()).lt(1).logicalAnd(c.i().lt(50)),
                        c -> new Counting(c.i().add(1), c.s().index(c.i()).set(1)),
                        new Counting(Tensor.scalar(0L), x))
                .s());
    }

    @Test
    void theArgumentStaysAsItIs() {
        Tensor x = Tensor.of(7.0, 8, 9);
        Jit1<Tensor, Tensor> f =
                jit(y -> fori(Dim.ZERO, y.dim(0), (i, s) -> s.index(i).set(number(i)), y));
        assertThat(f.apply(x).toDoubles()).containsExactly(0, 1, 2);
        assertThat(f.apply(x).toDoubles()).containsExactly(0, 1, 2);
        assertThat(x.toDoubles()).containsExactly(7, 8, 9);
        assertThat(f.apply(Tensor.zeros(DType.F64, 0)).toDoubles()).isEmpty();
    }

    @Test
    void whatStillReadsTheOldStateGetsIt() {
        Jit1<Tensor, Pair> f = jit(x -> fori(
                0,
                3,
                (i, s) -> {
                    Tensor a = s.a().index(i).set(10);
                    return new Pair(a, s.b().add(s.a()).add(a.reverse(0)));
                },
                new Pair(x, x.mul(0))));
        Pair got = f.apply(Tensor.of(1.0, 2, 3));
        assertThat(got.a().toDoubles()).containsExactly(10, 10, 10);
        assertThat(got.b().toDoubles()).containsExactly(1 + 10 + 10 + 3 + 3 + 10, 2 + 2 + 10 + 2 + 10 + 10, 9 + 30);
    }

    @Test
    void statesMaySwap() {
        Jit1<Tensor, Pair> f =
                jit(x -> fori(0, 3, (i, s) -> new Pair(s.b().index(i).add(1), s.a()), new Pair(x, x.mul(10))));
        Pair got = f.apply(Tensor.of(1.0, 2, 3));
        assertThat(got.a().toDoubles()).containsExactly(11, 20, 31);
        assertThat(got.b().toDoubles()).containsExactly(1, 3, 3);
    }

    @Test
    void stepsThatReadOtherElementsSeeThemAsTheyWere() {
        Jit1<Tensor, Tensor> turned = jit(x -> fori(0, 5, (i, s) -> s.roll(1, 0).add(s.reverse(0)), x));
        double[] s = {1, 2, 3, 5};
        Tensor got = turned.apply(Tensor.of(s));
        for (int t = 0; t < 5; t++) {
            s = new double[] {s[3] + s[3], s[0] + s[2], s[1] + s[1], s[2] + s[0]};
        }
        assertThat(got.toDoubles()).containsExactly(s);
        Jit1<Tensor, Tensor> normal =
                jit(x -> fori(0, 4, (i, y) -> y.div(y.square().sum().sqrt()).add(1), x));
        double[] y = {3, 4};
        for (int t = 0; t < 4; t++) {
            double norm = Math.hypot(y[0], y[1]);
            y = new double[] {y[0] / norm + 1, y[1] / norm + 1};
        }
        assertThat(normal.apply(Tensor.of(3.0, 4)).toDoubles()).containsExactly(y, within(1e-14));
    }

    @Test
    void gradientsOfUpdatesAreThoseOfTheSteps() {
        Jit1<Tensor, Tensor> gradient =
                jit(grad(x -> fori(1, 4, (i, s) -> s.index(i).set(s.take(i).mul(s.take(i.sub(1)))), x)
                        .sum()));
        // x0 + x0 x1 + x0 x1 x2 + x0 x1 x2 x3 at 2, 3, 5, 7
        assertThat(gradient.apply(Tensor.of(2.0, 3, 5, 7)).toDoubles())
                .containsExactly(1 + 3 + 15 + 105, 2 + 10 + 70, 6 + 42, 30);
    }

    /** The loop backwards starts with zeros and ends with the result: there is no second state beside these. */
    @Test
    void theirCotangentsAreUpdatedInPlaceToo() {
        long bytes = 1_000_000L * Double.BYTES;
        Tensor x = Tensor.arange(DType.F64, 1_000_000);
        Fn1<Tensor, Tensor> sums =
                grad((Tensor y) -> fori(0, 50, (i, s) -> s.add(y.take(i).square()), zero()));
        assertThat(room(sums, x)).isLessThan(3 * bytes + bytes / 8);
        Fn1<Tensor, Tensor> sets = grad((Tensor y) -> fori(
                        0, 50, (i, s) -> s.index(i).set(number(i).sin()), y)
                .square()
                .sum());
        assertThat(room(sets, x)).isLessThan(3 * bytes + bytes / 8);
        Fn1<Tensor, Tensor> both =
                grad((Tensor w) -> fori(0, 3, (i, s) -> s.index(i).set(w.take(i).mul(w.take(0, 0))), w.mul(2))
                        .sum());
        // w0² + w0 w1 + w0 w2 + 2 w3
        assertThat(jit(both).apply(Tensor.of(2.0, 3, 5, 7)).toDoubles()).containsExactly(4 + 3 + 5, 2, 2, 2);
    }

    /** A copy of the slices would take as much as the whole, one slice along the last axis 8 KB. */
    @Test
    void aScanReadsAndWritesItsSlicesWhereTheyLie() {
        Tensor xs = Tensor.arange(DType.F64, 1_000_000).reshape(1000, 1000);
        for (int axis : new int[] {-1, 0}) {
            long state = room(
                    x -> scan((Tensor s, Tensor e) -> new Step<>(s.add(e.sum()), List.of()), zero(), x, axis)
                            .state(),
                    xs);
            assertThat(state).as("axis %d", axis).isLessThan(100_000);
            long stacked = room(
                    x -> scan((Tensor s, Tensor e) -> new Step<>(s, e.mul(2)), zero(), x, -1)
                            .outputs(),
                    xs);
            assertThat(stacked).isBetween(8_000_000L, 8_500_000L);
        }
    }

    private static Tensor zero() {
        return Tensor.scalar(0.0);
    }
}
