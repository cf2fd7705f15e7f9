package dev.covector.tests.xla;

import static dev.covector.api.Covector.grad;
import static dev.covector.api.Covector.jit;
import static dev.covector.api.Covector.valueAndGrad;
import static dev.covector.api.Covector.vmap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covector.api.Control;
import dev.covector.api.Jit1;
import dev.covector.api.Jit2;
import dev.covector.api.ValueAndGradient;
import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.TypeException;
import dev.covector.lower.stablehlo.pjrt.PjrtException;
import dev.covector.runtime.memory.ClosedException;
import dev.covector.runtime.memory.Memory;
import dev.covector.tracer.Tensor;
import dev.covector.tracer.TensorException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What users of {@code jit(fn).on(device)} see beside the numbers. */
class DeviceTest {
    record Params(Tensor w, Tensor b) {}

    private static Tensor numbers(long... shape) {
        long count = LongStream.of(shape).reduce(1, (a, b) -> a * b);
        return Tensor.arange(DType.F64, count).mul(0.37).sub(1).sin().reshape(shape);
    }

    private static void assertSame(Tensor actual, Tensor expected) {
        assertThat(actual.sizes()).isEqualTo(expected.sizes());
        Tensors.assertClose(Tensors.numbers(actual), Tensors.numbers(expected), 1, "on the device");
    }

    private static Tensor loss(Params p, Tensor x) {
        return x.matmul(p.w()).add(p.b()).tanh().square().sum();
    }

    @Test
    void structuresAndGradientsAreAsOnTheProcessor() {
        Params p = new Params(numbers(3, 2), numbers(2));
        var here = jit(valueAndGrad(DeviceTest::loss));
        var there = here.on(Devices.cpu());
        for (long batch : new long[] {4, 7, 0, 1}) {
            ValueAndGradient<Params> expected = here.apply(p, numbers(batch, 3));
            ValueAndGradient<Params> actual = there.apply(p, numbers(batch, 3));
            assertSame(actual.value(), expected.value());
            assertSame(actual.gradient().w(), expected.gradient().w());
            assertSame(actual.gradient().b(), expected.gradient().b());
        }
    }

    @Test
    void programsHaveTheUsersNames() {
        Params p = new Params(numbers(3, 2), numbers(2));
        var f = jit(valueAndGrad(DeviceTest::loss)).on(Devices.cpu());
        assertThat(f.plan(p, numbers(4, 3)).source())
                .contains("loc(\"[0].w\")", "loc(\"[1]\")")
                .contains("jax.result_info = \"value\"", "jax.result_info = \"gradient.w\"");
    }

    @Test
    void theLedgerCountsExecutables() {
        Jit1<Tensor, Tensor> f = jit((Tensor x) -> x.exp().sum(), "f").on(Devices.cpu());
        for (long n : new long[] {3, 5, 3, 0, 3}) {
            f.apply(numbers(n));
        }
        assertThat(f.plans().size()).isEqualTo(1);
        assertThat(f.plans().plans().getFirst().kernels()).isEqualTo("3 executables");
        assertThat(f.plans().toString())
                .containsPattern("f\\[f64\\[x0\\.0]]: 5 uses, traced in .* ms, 3 executables for the sizes that came")
                .containsPattern("\\{x0\\.0=3}: 3 uses, compiled in .* ms")
                .containsPattern("\\{x0\\.0=5}: 1 use, compiled in .* ms");
        assertThat(f.plan(numbers(3)).source()).contains("// {x0.0=3}\nmodule @f", "stablehlo.exponential");
        assertThat(f.ir("stablehlo")).contains("tensor<?xf64>");
        assertThatThrownBy(() -> f.ir("fused"))
                .isInstanceOf(TypeException.class)
                .hasMessageContaining("stablehlo");
    }

    @Test
    void theExecutableNotUsedForLongestIsForgotten() {
        Jit1<Tensor, Tensor> f =
                jit((Tensor x) -> x.mul(x), "f").on(Devices.cpu().keeping(2));
        for (long n : new long[] {1, 2, 1, 3, 1, 2}) {
            assertSame(f.apply(numbers(n)), numbers(n).square());
        }
        assertThat(f.plans().plans().getFirst().kernels())
                .isEqualTo("2 executables (2 more were forgotten, at most 2 are kept)");
    }

    @Test
    void aBucketHasOneExecutable() {
        Jit1<Tensor, Tensor> f = jit(grad((Tensor x) -> x.softmax(1).square().sum()), "f")
                .on(Devices.cpu().inBuckets());
        Jit1<Tensor, Tensor> here = jit(grad((Tensor x) -> x.softmax(1).square().sum()));
        for (long[] shape : new long[][] {{9, 9}, {16, 10}, {12, 16}, {3, 2}, {8, 8}, {0, 5}}) {
            assertSame(f.apply(numbers(shape)), here.apply(numbers(shape)));
        }
        assertThat(f.plans().plans().getFirst().kernels()).isEqualTo("2 executables");
        assertThat(f.plans().toString()).contains("up to {x0.0=16, x0.1=16}: 3 uses");
    }

    @Test
    void sizesMadeOfDataAreExact() {
        Jit1<Tensor, Tensor> f = jit(
                        grad((Tensor x) -> x.filter(x.gt(0)).square().cumsum(0).sum()), "f")
                .on(Devices.cpu());
        for (long seed = 0; seed < 4; seed++) {
            Tensor x = numbers(10).mul(1 - seed);
            assertSame(
                    f.apply(x),
                    jit(grad((Tensor y) -> y.filter(y.gt(0)).square().cumsum(0).sum()))
                            .apply(x));
        }
        assertThat(f.plans().plans().getFirst().kernels()).isEqualTo("1 executable");
    }

    @Test
    void theTapeOfALoopGrowsUntilItSuffices() {
        Jit1<Tensor, Tensor> f = jit(grad(DeviceTest::halved), "f").on(Devices.cpu());
        for (double size : new double[] {1, 1e3, 1e12, 1}) {
            Tensor x = Tensor.scalar(size);
            assertSame(f.apply(x), grad(DeviceTest::halved).apply(x));
        }
    }

    private static Tensor halved(Tensor x) {
        return Control.whileLoop(
                (Tensor s) -> s.gt(0.5), (Tensor s) -> s.mul(s.tanh().mul(0.1).add(0.5)), x);
    }

    @Test
    void aSizeOfDataBeyondItsBoundIsAnErrorAndTheNextCallWorks() {
        Jit2<Tensor, Tensor, Tensor> f = jit((Tensor x, Tensor n) -> x.truncate(0, n.toDim(Dim.of(100))), "f")
                .on(Devices.cpu());
        assertSame(f.apply(numbers(5), Tensor.scalar(3L)), numbers(5).slice(0, 0, 3));
        assertThatThrownBy(() -> f.apply(numbers(5), Tensor.scalar(6L)))
                .isInstanceOf(TypeException.class)
                .hasMessageContaining("got 6");
        assertThatThrownBy(() -> f.apply(numbers(5), Tensor.scalar(-1L)))
                .isInstanceOf(TypeException.class)
                .hasMessageContaining("got -1");
        assertSame(f.apply(numbers(5), Tensor.scalar(5L)), numbers(5));
    }

    @Test
    void viewsCapturesAndDonatedArgumentsAreTaken() {
        Tensor captured = numbers(4, 4).transpose();
        Jit1<Tensor, Tensor> f = jit((Tensor x) -> x.mul(captured).sum(0), "f").on(Devices.cpu());
        Tensor x = numbers(8, 4).slice(0, 0, 8, 2);
        assertSame(f.apply(x), x.mul(captured).sum(0));
        Jit1<Tensor, Tensor> g =
                jit((Tensor y) -> y.add(1), "g").on(Devices.cpu()).donating(0);
        Tensor given = numbers(3);
        Tensor expected = given.add(1);
        assertSame(g.apply(given), expected);
        assertThatThrownBy(() -> given.add(1)).isInstanceOf(TensorException.class);
    }

    @Test
    void sizesThatDoNotFitAreTheSameErrorsAsOnTheProcessor() {
        Jit2<Tensor, Tensor, Tensor> f = jit((Tensor x, Tensor y) -> x.add(y), "f");
        Jit2<Tensor, Tensor, Tensor> there = f.on(Devices.cpu());
        there.apply(numbers(3), numbers(3));
        assertThatThrownBy(() -> there.apply(numbers(3), numbers(4)))
                .isInstanceOf(TypeException.class)
                .hasMessageContaining("add");
        Tensor closed = numbers(3);
        closed.close();
        assertThatThrownBy(() -> there.apply(closed, numbers(3))).isInstanceOf(TensorException.class);
        assertSame(there.apply(numbers(3), numbers(3)), numbers(3).mul(2));
    }

    @Test
    void aResultsMemoryIsXlasUntilItIsClosed() {
        Jit1<Tensor, Tensor> f = jit((Tensor x) -> x.mul(2), "f").on(Devices.cpu());
        Tensor x = numbers(100_000);
        f.apply(x).close();
        long before = Memory.host().statistics().liveBytes();
        Tensor result = f.apply(x);
        assertThat(Memory.host().statistics().liveBytes() - before).isEqualTo(800_000);
        Tensor part = result.slice(0, 99_999, 100_000);
        result.close();
        assertSame(part, x.slice(0, 99_999, 100_000).mul(2));
        part.close();
        assertThat(Memory.host().statistics().liveBytes() - before).isLessThan(800_000);
    }

    @Test
    void manyThreadsRunAndForgetExecutables() throws Exception {
        Jit1<Tensor, Tensor> f =
                jit((Tensor x) -> x.mul(x).add(1), "f").on(Devices.cpu().keeping(2));
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Callable<Void>> all = IntStream.range(0, 4)
                    .<Callable<Void>>mapToObj(thread -> () -> {
                        for (int i = 0; i < 40; i++) {
                            int n = (thread + i) % 4 + 1;
                            assertSame(f.apply(numbers(n)), numbers(n).square().add(1));
                        }
                        return null;
                    })
                    .toList();
            List<Future<Void>> done = new ArrayList<>(threads.invokeAll(all));
            for (Future<Void> each : done) {
                each.get();
            }
        }
    }

    @Test
    void aFunctionOnADeviceIsItselfWithinATrace() {
        Jit1<Tensor, Tensor> f = jit((Tensor x) -> x.sin().sum(), "f").on(Devices.cpu());
        Tensor x = numbers(3, 4);
        assertSame(jit(vmap(grad(f))).apply(x), x.cos());
        assertThat(f.plans().size()).isZero();
    }

    @Test
    void aDeviceThatIsClosedSaysSo() {
        var client = Devices.client();
        Jit1<Tensor, Tensor> f = jit((Tensor x) -> x.mul(2), "f").on(Devices.on(client.device(0)));
        Tensor kept = f.apply(numbers(1000));
        client.close();
        assertThatThrownBy(() -> f.apply(numbers(1000))).isInstanceOf(ClosedException.class);
        assertThatThrownBy(() -> f.apply(numbers(1001))).isInstanceOfAny(ClosedException.class, PjrtException.class);
        assertSame(kept, numbers(1000).mul(2));
    }
}
