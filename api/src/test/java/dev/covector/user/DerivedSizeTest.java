package dev.covector.user;

import static dev.covector.api.Covector.grad;
import static dev.covector.api.Covector.hvp;
import static dev.covector.api.Covector.jit;
import static dev.covector.api.Covector.jvp;
import static dev.covector.api.Covector.linearize;
import static dev.covector.api.Covector.vjp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.covector.api.Fn1;
import dev.covector.api.Jit1;
import dev.covector.api.Jit2;
import dev.covector.api.Linearization;
import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.tracer.Eigh;
import dev.covector.tracer.Qr;
import dev.covector.tracer.Svd;
import dev.covector.tracer.Tensor;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What is computed with sizes made of data, and with sizes derived from them, runs at once and by one plan to the same
 * numbers, and has the first and second derivatives that difference quotients have.
 */
class DerivedSizeTest {
    private static final int[] SIZES = {3, 0, 1, 2, 17};

    /** Far from zero and from each other, so that a small change chooses nothing else. */
    private static Tensor vector(int n) {
        return Tensor.of(IntStream.range(0, n)
                .mapToDouble(i -> (0.3 + 0.1 * ((7 * i) % 19)) * (i % 3 == 1 ? -1 : 1))
                .toArray());
    }

    private static Tensor positive(Tensor x) {
        return x.filter(x.gt(0));
    }

    private static Dim count(Tensor x) {
        return x.gt(0).count();
    }

    /** The scalar of what has a size of its own: weighed, so that places matter. */
    private static Tensor weighed(Tensor y) {
        Tensor flat = y.flatten();
        return flat.mul(Tensor.arange(DType.F64, flat.dim(0)).add(1).sqrt()).sum();
    }

    private static Map<String, Fn1<Tensor, Tensor>> functions() {
        Map<String, Fn1<Tensor, Tensor>> all = new TreeMap<>();
        all.put("2k + 1", x -> positive(x).pad(0, count(x), Dim.ONE).sin());
        all.put("k n", x -> positive(x).outer(x).sin().reshape(count(x).times(x.dim(0))));
        all.put("k / 2", x -> positive(x).square().truncate(0, count(x).floorDiv(2)));
        all.put("k mod 2", x -> positive(x).square().truncate(0, count(x).mod(Dim.of(2))));
        all.put("n - k", x -> x.square().slice(0, count(x), x.dim(0)));
        all.put("max(k, n - k)", x -> {
            Dim other = x.dim(0).minus(count(x));
            return Tensor.arange(DType.F64, count(x).max(other)).mul(x.square().sum());
        });
        all.put(
                "two filters joined",
                x -> Tensor.concatenate(
                        0, positive(x).square(), x.filter(x.lt(0)).sin()));
        all.put("a filter of a filter", x -> {
            Tensor kept = positive(x);
            return kept.filter(kept.gt(0.65)).square();
        });
        all.put("product of filtered matrices", x -> {
            Tensor outer = x.outer(x.square());
            return outer.filter(x.gt(0), 1)
                    .matmul(outer.filter(x.gt(0), 0))
                    .div(20)
                    .sin();
        });
        all.put("sorted", x -> positive(x).sort(0).square());
        all.put("cumulated", x -> positive(x).cumsum(0).square());
        all.put("multiplied up", x -> positive(x).cumprod(0));
        all.put("softmax", x -> positive(x).outer(x.sin()).softmax(0).square());
        all.put(
                "reversed and rolled",
                x -> positive(x).reverse(0).roll(Dim.of(2), 0).square());
        all.put("tiled", x -> positive(x).square().tile(Dim.of(2), count(x)));
        all.put("unique", x -> x.mul(x).unique().values().sin());
        all.put(
                "repeated",
                x -> x.square()
                        .repeatInterleave(x.gt(0).convert(DType.I64).mul(2).add(1), 0));
        all.put("bins", x -> x.gt(0).convert(DType.I64).bincount(x.square()));
        all.put(
                "a mean",
                x -> positive(x).square().sum().div(Tensor.scalar(count(x)).add(1)));
        all.put("norms of a truncated svd", x -> {
            Svd svd =
                    x.outer(x.sin()).add(Tensor.eye(DType.F64, x.dim(0)).mul(x)).svd();
            return svd.truncate(0.6).product();
        });
        all.put("gram of a truncated eigh", x -> {
            Tensor a = x.outer(x).add(Tensor.eye(DType.F64, x.dim(0)).mul(x));
            Eigh kept = a.eigh().truncate(0.3);
            return kept.vectors()
                    .mul(kept.values().expandDims(0))
                    .matmul(kept.vectors().transpose());
        });
        all.put("truncated qr", x -> {
            Qr kept = x.outer(x.sin())
                    .add(Tensor.eye(DType.F64, x.dim(0)).mul(x))
                    .qr()
                    .byTail(0.4);
            return kept.q().matmul(kept.r());
        });
        return all;
    }

    private static void assertNear(Tensor got, Tensor wanted, double tolerance) {
        assertThat(got.sizes()).containsExactly(wanted.sizes());
        assertThat(got.toDoubles()).containsExactly(wanted.toDoubles(), within(tolerance));
    }

    @TestFactory
    Iterable<DynamicTest> onePlanForAllSizesAndDerivatives() {
        return functions().entrySet().stream()
                .map(f -> DynamicTest.dynamicTest(f.getKey(), () -> check(f.getValue())))
                .toList();
    }

    private static void check(Fn1<Tensor, Tensor> f) {
        Fn1<Tensor, Tensor> loss = x -> weighed(f.apply(x));
        Jit1<Tensor, Tensor> values = jit(f);
        Jit1<Tensor, Tensor> gradient = jit(grad(loss));
        Jit2<Tensor, Tensor, Tensor> second = jit(hvp(loss));
        Jit2<Tensor, Tensor, Tensor> forward =
                jit((x, dx) -> jvp(loss).apply(x, dx).tangent());
        for (int n : SIZES) {
            Tensor x = vector(n);
            Tensor dx = vector(n).reverse(0).mul(0.9).add(0.05);
            assertNear(values.apply(x), f.apply(x), 1e-12);
            double h = 1e-5;
            Tensor up = x.add(dx.mul(h));
            Tensor down = x.sub(dx.mul(h));
            double quotient = (loss.apply(up).item() - loss.apply(down).item()) / (2 * h);
            assertThat(forward.apply(x, dx).item()).as("forwards at n = %d", n).isCloseTo(quotient, within(1e-5));
            assertThat(gradient.apply(x).mul(dx).sum().item()).as("backwards").isCloseTo(quotient, within(1e-5));
            Tensor change = gradient.apply(up).sub(gradient.apply(down)).div(2 * h);
            double scale = Math.max(1, change.abs().sum().item());
            assertNear(second.apply(x, dx), change, 1e-5 * scale);
        }
        assertThat(values.plans().size()).isEqualTo(1);
        assertThat(gradient.plans().size()).isEqualTo(1);
        assertThat(second.plans().size()).isEqualTo(1);
        assertThat(forward.plans().size()).isEqualTo(1);
    }

    @Test
    void transformsNest() {
        Fn1<Tensor, Tensor> f = x -> positive(x).cumsum(0).square();
        Jit1<Tensor, Tensor> inner = jit(f);
        Jit1<Tensor, Tensor> nested =
                jit((Tensor x) -> inner.apply(x).sum().add(inner.apply(x.neg()).sum()));
        Jit2<Tensor, Tensor, Tensor> linear = jit((x, dx) -> {
            Linearization<Tensor, Tensor> at = linearize(f).apply(x);
            return at.apply(dx).sum();
        });
        Jit2<Tensor, Tensor, Tensor> jvpOfVjp = jit((x, dx) -> jvp((Tensor y) ->
                        vjp((Tensor z) -> f.apply(z).sum()).apply(y).apply(Tensor.scalar(1.0)))
                .apply(x, dx)
                .tangent());
        for (int n : SIZES) {
            Tensor x = vector(n);
            Tensor dx = vector(n).sin();
            double both = f.apply(x).sum().item() + f.apply(x.neg()).sum().item();
            assertThat(nested.apply(x).item()).isCloseTo(both, within(1e-12));
            assertThat(linear.apply(x, dx).item())
                    .isCloseTo(
                            jvp((Tensor y) -> f.apply(y).sum())
                                    .apply(x, dx)
                                    .tangent()
                                    .item(),
                            within(1e-12));
            assertNear(
                    jvpOfVjp.apply(x, dx), hvp((Tensor y) -> f.apply(y).sum()).apply(x, dx), 1e-12);
        }
        assertThat(nested.plans().size()).isEqualTo(1);
        assertThat(linear.plans().size()).isEqualTo(1);
        assertThat(jvpOfVjp.plans().size()).isEqualTo(1);
    }

    @Test
    void truncationsKeepWhatTheySay() {
        Tensor s = Tensor.of(8.0, 4.0, 2.0, 1.0);
        Svd svd = new Svd(Tensor.eye(DType.F64, 4), s, Tensor.eye(DType.F64, 4));
        assertThat(svd.truncate(0.25).s().toDoubles()).containsExactly(8, 4);
        assertThat(svd.truncate(0.2).s().toDoubles()).containsExactly(8, 4, 2);
        assertThat(svd.truncate(1).s().toDoubles()).isEmpty();
        // The norm of all is sqrt(85), that of the last two sqrt(5).
        assertThat(svd.byTail(Math.sqrt(5.01 / 85)).s().toDoubles()).containsExactly(8, 4);
        assertThat(svd.byTail(Math.sqrt(4.99 / 85)).s().toDoubles()).containsExactly(8, 4, 2);
        assertThat(svd.byTail(0).s().toDoubles()).containsExactly(8, 4, 2, 1);
        assertThat(svd.byTail(1).s().toDoubles()).isEmpty();
        assertThat(svd.byEnergy(0.93).s().toDoubles()).containsExactly(8, 4);
        assertThat(svd.byEnergy(0.95).s().toDoubles()).containsExactly(8, 4, 2);
        assertNear(svd.truncate(Dim.ONE).product(), Tensor.eye(DType.F64, 4).mul(Tensor.of(8.0, 0, 0, 0)), 0);
        Eigh eigh = new Eigh(Tensor.of(-3.0, -0.5, 1.0, 4.0), Tensor.eye(DType.F64, 4));
        assertThat(eigh.truncate(0.5).values().toDoubles()).containsExactly(-3, 4);
        assertThat(eigh.truncate(Dim.of(3)).values().toDoubles()).containsExactly(-3, 1, 4);
        assertThat(eigh.byTail(0.2).values().toDoubles()).containsExactly(-3, 1, 4);
        Qr qr = new Qr(Tensor.eye(DType.F64, 3), Tensor.of(new double[][] {{3, 1}, {0, 1e-9}, {0, 0}}));
        assertThat(qr.byTail(1e-8).r().toDoubles()).containsExactly(3, 1);
        assertThat(qr.byTail(0).r().sizes()).containsExactly(2, 2);
    }

    @Test
    void whatIsNotANumberIsNotTruncated() {
        Svd svd = Tensor.of(new double[][] {{1, 2}, {Double.NaN, 1}}).svd();
        assertThat(svd.byTail(1e-3).s().dim(0)).isEqualTo(Dim.of(2));
        assertThat(svd.truncate(1e-3).product().toDoubles()).containsOnly(Double.NaN);
        assertThat(Tensor.zeros(DType.F64, 2, 2).svd().byTail(1e-3).s().dim(0)).isEqualTo(Dim.ZERO);
    }

    @Test
    void matricesOfEveryShapeAreTruncatedByOnePlan() {
        Jit1<Tensor, Tensor> compressed =
                jit((Tensor x) -> x.svd().byTail(1e-10).product());
        for (long[] shape : new long[][] {{3, 2}, {2, 3}, {0, 3}, {3, 0}, {1, 1}, {9, 5}}) {
            Tensor rows = Tensor.arange(DType.F64, shape[0]).add(1);
            Tensor x = rows.outer(Tensor.arange(DType.F64, shape[1]).cos());
            assertNear(compressed.apply(x), x, 1e-12);
        }
        assertThat(compressed.plans().size()).isEqualTo(1);
    }
}
