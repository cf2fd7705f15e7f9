package dev.covector.tests.robust;

import static dev.covector.api.Covector.grad;
import static dev.covector.api.Covector.jit;
import static dev.covector.api.Covector.jvp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.covector.api.Fn1;
import dev.covector.api.Jit1;
import dev.covector.api.Jit2;
import dev.covector.tracer.Tensor;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Functions of vectors after one another, whatever sizes they make of sizes and of data, are one plan that gives what plain
 * loops give, and one each for the gradient and for tangents, which agree with each other and with differences of those loops. {@code -Dcompose.seconds=N} draws seeds for so long, {@code -Dcompose.seed=S} runs one.
 */
class ComposedSizesTest {
    private static final int[] SIZES = {3, 0, 1, 2, 7, 17};
    private static final List<VectorFunction> FUNCTIONS = VectorFunction.all();
    private static final double STEP = 1e-6;

    static LongStream seeds() {
        Long one = Long.getLong("compose.seed");
        return one != null ? LongStream.of(one) : LongStream.range(0, 200);
    }

    /** Two functions where the seed is even, three where it is odd; at most one makes a square of its size. */
    private static List<VectorFunction> chain(long seed) {
        Random random = new Random(seed * 7919);
        while (true) {
            List<VectorFunction> chain = random.ints(2 + (int) (seed % 2), 0, FUNCTIONS.size())
                    .mapToObj(FUNCTIONS::get)
                    .toList();
            if (chain.stream().filter(VectorFunction::grows).count() < 2) {
                return chain;
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aChainIsOnePlanAndGivesWhatLoopsGive(long seed) {
        check(seed);
    }

    @Test
    void soDoesAnyOther() {
        long end = System.nanoTime() + Long.getLong("compose.seconds", 0) * 1_000_000_000L;
        for (long seed = System.nanoTime() & 0xffff_ffffL; System.nanoTime() < end; seed++) {
            check(seed);
        }
    }

    private static void check(long seed) {
        List<VectorFunction> chain = chain(seed);
        String name =
                "seed " + seed + ": " + chain.stream().map(VectorFunction::name).collect(Collectors.joining(", then "));
        Fn1<Tensor, Tensor> f = x -> {
            Tensor y = x;
            for (VectorFunction next : chain) {
                y = next.tensor().apply(y);
            }
            return y;
        };
        Jit1<Tensor, Tensor> values = jit(f);
        Jit1<Tensor, Tensor> gradient = jit(grad((Tensor x) -> f.apply(x).sum()));
        Jit2<Tensor, Tensor, Tensor> tangent =
                jit((x, dx) -> jvp((Tensor y) -> f.apply(y).sum()).apply(x, dx).tangent());
        Random random = new Random(seed);
        for (int n : SIZES) {
            double[] x = random.doubles(n, -2, 2).toArray();
            double[] direction = random.doubles(n, -1, 1).toArray();
            assertNear(values.apply(Tensor.of(x)).toDoubles(), plain(chain, x), scale(chain, x), name + " at n = " + n);
            double slope = 0;
            double[] slopes = gradient.apply(Tensor.of(x)).toDoubles();
            for (int i = 0; i < n; i++) {
                slope += slopes[i] * direction[i];
            }
            double along = tangent.apply(Tensor.of(x), Tensor.of(direction)).item();
            assertThat(Math.abs(slope - along) / (1 + Math.abs(along) + scale(chain, x)))
                    .as(name + ": gradient at n = " + n + ": " + slope + " and by a tangent " + along)
                    .isLessThan(1e-10);
            double quotient = (sumAt(chain, x, direction, STEP) - sumAt(chain, x, direction, -STEP)) / (2 * STEP);
            assertThat(Math.abs(slope - quotient) / (1 + Math.abs(quotient) + 10 * scale(chain, x)))
                    .as(name + ": gradient at n = " + n + ": " + slope + " and by a difference " + quotient)
                    .isLessThan(1e-5);
        }
        assertThat(values.plans().size()).as(name).isEqualTo(1);
        assertThat(gradient.plans().size()).as(name).isEqualTo(1);
        assertThat(tangent.plans().size()).as(name).isEqualTo(1);
    }

    private static double[] plain(List<VectorFunction> chain, double[] x) {
        double[] y = x;
        for (VectorFunction next : chain) {
            y = next.plain().apply(y);
        }
        return y;
    }

    /** The largest number on the way: what rounds off is small beside it. */
    private static double scale(List<VectorFunction> chain, double[] x) {
        double largest = 1;
        double[] y = x;
        for (VectorFunction next : chain) {
            y = next.plain().apply(y);
            largest = Math.max(largest, DoubleStream.of(y).map(Math::abs).sum());
        }
        return largest;
    }

    private static double sumAt(List<VectorFunction> chain, double[] x, double[] direction, double step) {
        double[] moved = x.clone();
        for (int i = 0; i < x.length; i++) {
            moved[i] += step * direction[i];
        }
        return DoubleStream.of(plain(chain, moved)).sum();
    }

    private static void assertNear(double[] got, double[] wanted, double scale, String name) {
        assertThat(got.length).as(name + ": elements").isEqualTo(wanted.length);
        for (int i = 0; i < got.length; i++) {
            assertThat(Math.abs(got[i] - wanted[i]))
                    .as(name + ": element " + i + ", " + got[i] + " instead of " + wanted[i])
                    .isLessThanOrEqualTo(1e-11 * scale);
        }
    }
}
