package dev.covector.user;

import static dev.covector.api.Control.fori;
import static dev.covector.api.Control.scan;
import static dev.covector.api.Control.scanReverse;
import static dev.covector.api.Control.whileLoop;
import static dev.covector.api.Covector.grad;
import static dev.covector.api.Covector.jit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.covector.api.Fn2;
import dev.covector.api.Jit1;
import dev.covector.api.Jit2;
import dev.covector.api.Jit3;
import dev.covector.api.Scanned;
import dev.covector.api.Step;
import dev.covector.ir.DType;
import dev.covector.tracer.Tensor;
import org.junit.jupiter.api.Test;

/** Loops whose steps are arithmetic on each element become one kernel; the numbers are those of Java's own loops. */
class LoopKernelTest {
    private static final int[] WIDTHS = {0, 1, 2, 3, 17, 130};
    private static final int[] STEPS = {0, 1, 5};

    record Pair(Tensor a, Tensor b) {}

    private static Scanned<Tensor, Tensor> decay(Tensor start, Tensor rate, Tensor xs, boolean reverse) {
        Fn2<Tensor, Tensor, Step<Tensor, Tensor>> step = (s, x) -> {
            Tensor next = s.mul(rate).add(x);
            return new Step<>(next, next.mul(x));
        };
        return reverse ? scanReverse(step, start, xs, -1) : scan(step, start, xs, -1);
    }

    @Test
    void vectorsAndTheirSlicesRunInBothDirections() {
        for (boolean reverse : new boolean[] {false, true}) {
            Jit3<Tensor, Tensor, Tensor, Scanned<Tensor, Tensor>> f = jit((s, r, x) -> decay(s, r, x, reverse));
            for (int n : WIDTHS) {
                for (int steps : STEPS) {
                    double[] state = new double[n];
                    double[] xs = new double[n * steps];
                    java.util.Arrays.setAll(state, i -> 1 + i);
                    java.util.Arrays.setAll(xs, i -> Math.sin(i));
                    Scanned<Tensor, Tensor> got = f.apply(
                            Tensor.of(state), Tensor.scalar(0.5), Tensor.of(DType.F64, new long[] {n, steps}, xs));
                    double[] ys = new double[n * steps];
                    for (int t = 0; t < steps; t++) {
                        int at = reverse ? steps - 1 - t : t;
                        for (int i = 0; i < n; i++) {
                            state[i] = state[i] * 0.5 + xs[at * n + i];
                            ys[at * n + i] = state[i] * xs[at * n + i];
                        }
                    }
                    assertThat(got.state().toDoubles()).containsExactly(state, within(1e-14));
                    assertThat(got.outputs().toDoubles()).containsExactly(ys, within(1e-13));
                }
            }
            assertThat(f.plans().size()).isEqualTo(1);
        }
    }

    @Test
    void theLoopIsOneKernel() {
        Jit3<Tensor, Tensor, Tensor, Scanned<Tensor, Tensor>> f = jit((s, r, x) -> decay(s, r, x, false));
        assertThat(f.plan(Tensor.ones(DType.F64, 3), Tensor.scalar(0.5), Tensor.ones(DType.F64, 3, 4))
                        .source())
                .contains("for (long step = first; step < last; step++)");
    }

    @Test
    void whatIsCarriedMaySwap() {
        Jit1<Tensor, Tensor> fibonacci = jit(n -> whileLoop(
                        (Pair s) -> s.a().lt(n),
                        (Pair s) -> new Pair(s.b(), s.a().add(s.b())),
                        new Pair(Tensor.scalar(0L), Tensor.scalar(1L)))
                .a());
        assertThat(fibonacci.apply(Tensor.scalar(100L)).toLongs()).containsExactly(144);
        assertThat(fibonacci.apply(Tensor.scalar(-1L)).toLongs()).containsExactly(0);
        assertThat(fibonacci.apply(Tensor.scalar(4_000_000_000_000_000_000L)).toLongs())
                .containsExactly(4_660_046_610_375_530_309L);
    }

    @Test
    void complexNumbersTurn() {
        Jit2<Tensor, Tensor, Tensor> turned = jit((z, w) -> fori(0, 12, (i, x) -> x.mul(w), z));
        double angle = Math.PI / 6;
        Tensor w = Tensor.scalar(Math.cos(angle)).complex(Tensor.scalar(Math.sin(angle)));
        Tensor z = Tensor.of(new double[] {1, 2, 3}).complex(Tensor.of(new double[] {0, -1, 5}));
        Tensor back = turned.apply(z, w);
        assertThat(back.real().toDoubles()).containsExactly(new double[] {1, 2, 3}, within(1e-13));
        assertThat(back.imag().toDoubles()).containsExactly(new double[] {0, -1, 5}, within(1e-13));
    }

    @Test
    void theIndexAndBoolsTakePart() {
        Jit1<Tensor, Pair> f = jit(x -> fori(
                1,
                6,
                (i, s) -> new Pair(s.a().add(i.convert(DType.F32).mul(s.b().convert(DType.F32))), s.b().logicalNot()),
                new Pair(x, x.gt(0))));
        Pair got = f.apply(Tensor.of(new float[] {1, -1, 2}));
        assertThat(got.a().toDoubles()).containsExactly(1 + 1 + 3 + 5, -1 + 2 + 4, 2 + 1 + 3 + 5);
        assertThat(got.b().toDoubles()).containsExactly(0, 1, 0);
    }

    /** The columns of the matrix are constants for all its rows, the rows have their own factor. */
    @Test
    void matricesTakeConstantsAlongEitherAxis() {
        Jit3<Tensor, Tensor, Tensor, Tensor> f =
                jit((x, row, column) -> fori(0, 3, (i, s) -> s.mul(row).add(column.expandDims(0)), x.transpose()));
        double[] x = {1, 2, 3, 4, 5, 6};
        double[] row = {0.5, 2, 1};
        double[] column = {1, -1};
        Tensor got = f.apply(
                Tensor.of(DType.F64, new long[] {2, 3}, x),
                Tensor.of(DType.F64, new long[] {3, 1}, row),
                Tensor.of(column));
        double[] expected = new double[6];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 2; j++) {
                double s = x[j + 2 * i];
                for (int t = 0; t < 3; t++) {
                    s = s * row[i] + column[j];
                }
                expected[i + 3 * j] = s;
            }
        }
        assertThat(got.toDoubles()).containsExactly(expected, within(1e-14));
    }

    /** d/dx of x -> x (1 - x) / 2 + x, many times, by the product of the slopes. */
    @Test
    void manyStepsAndTheirGradient() {
        Jit1<Tensor, Tensor> g = jit(grad(x ->
                fori(0, 100, (i, s) -> s.add(s.mul(s.neg().add(1)).mul(0.5)), x).sum()));
        double[] x = new double[40];
        double[] slopes = new double[40];
        for (int i = 0; i < 40; i++) {
            x[i] = 0.02 * i + 0.01;
            double s = x[i];
            slopes[i] = 1;
            for (int t = 0; t < 100; t++) {
                slopes[i] *= 1.5 - s;
                s += s * (1 - s) * 0.5;
            }
        }
        assertThat(g.apply(Tensor.of(x)).toDoubles()).containsExactly(slopes, within(1e-9));
    }
}
