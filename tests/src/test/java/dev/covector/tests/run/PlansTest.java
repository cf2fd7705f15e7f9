package dev.covector.tests.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.covector.api.Compiled;
import dev.covector.ir.DType;
import dev.covector.ir.TypeException;
import dev.covector.runtime.memory.ClosedException;
import dev.covector.runtime.memory.Memory;
import dev.covector.runtime.memory.Scope;
import dev.covector.runtime.threads.Workers;
import dev.covector.tracer.Tensor;
import dev.covector.tracer.TensorException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class PlansTest {
    private static final long[] SIZES = {0, 1, 2, 3, 17, 1000};

    private static Compiled jit(java.util.function.Function<Object[], Object> fn) {
        return new Compiled("f", fn);
    }

    private static Tensor tensor(Object value) {
        return (Tensor) value;
    }

    @Test
    void onePlanServesEverySize() {
        Compiled f = jit(args -> tensor(args[0]).mul(tensor(args[1])).add(1).sum(0));
        for (long n : SIZES) {
            Tensor x = Tensor.arange(DType.F64, n);
            double[] sum = tensor(f.call(x, x)).toDoubles();
            double expected = 0;
            for (long i = 0; i < n; i++) {
                expected += (double) i * i + 1;
            }
            assertThat(sum).containsExactly(new double[] {expected}, within(1e-12 * expected));
        }
        assertThat(f.plans().size()).isEqualTo(1);
        assertThat(f.plans().plans().getFirst().uses()).isEqualTo(SIZES.length);
    }

    @Test
    void anotherLearningRateCompilesNothing() {
        Compiled f = jit(args -> tensor(args[0]).mul((Number) args[1]));
        assertThat(tensor(f.call(Tensor.of(1.0, 2.0), 0.5)).toDoubles()).containsExactly(0.5, 1.0);
        assertThat(tensor(f.call(Tensor.of(1.0, 2.0), 0.25)).toDoubles()).containsExactly(0.25, 0.5);
        assertThat(f.plans().size()).isEqualTo(1);
    }

    @Test
    void aBranchOnASizeIsAGuardWithTheUsersLine() {
        Compiled f = jit(args -> tensor(args[0]).dim(0).gt(3) ? tensor(args[0]).neg() : tensor(args[0]));
        assertThat(tensor(f.call(Tensor.of(1.0, 2.0))).toDoubles()).containsExactly(1.0, 2.0);
        assertThat(tensor(f.call(Tensor.of(1.0, 2.0, 3.0, 4.0))).toDoubles()).containsExactly(-1, -2, -3, -4);
        assertThat(tensor(f.call(Tensor.of(5.0))).toDoubles()).containsExactly(5.0);
        assertThat(f.plans().size()).isEqualTo(2);
        assertThat(f.explain(Tensor.of(1.0))).contains("x0.0 <= 3 for a branch on a size at PlansTest.java:");
        assertThat(f.explain(Tensor.arange(DType.F32, 2))).contains("would be traced");
    }

    @Test
    void sizesThatDoNotFitNameTheOpAndTheLine() {
        Compiled f = jit(args -> tensor(args[0]).add(tensor(args[1])));
        assertThatThrownBy(() -> f.call(Tensor.of(1.0, 2.0), Tensor.of(1.0, 2.0, 3.0)))
                .isInstanceOf(TypeException.class)
                .hasMessageContaining("add")
                .hasMessageContaining("PlansTest.java:");
        assertThat(tensor(f.call(Tensor.of(1.0), Tensor.of(2.0))).toDoubles()).containsExactly(3.0);
    }

    @Test
    void structuresGoInAndComeOut() {
        record Pair(Tensor a, Tensor b) {}
        Compiled f = jit(args -> {
            Pair p = (Pair) args[0];
            return Map.of("sum", p.a.add(p.b), "pair", new Pair(p.b, p.a));
        });
        Map<?, ?> out = (Map<?, ?>) f.call(new Pair(Tensor.of(1.0), Tensor.of(2.0)));
        assertThat(tensor(Objects.requireNonNull(out.get("sum"))).toDoubles()).containsExactly(3.0);
        assertThat(((Pair) Objects.requireNonNull(out.get("pair"))).a().toDoubles())
                .containsExactly(2.0);
    }

    @Test
    void viewsAreReadWhereTheyLie() {
        Tensor x = Tensor.of(new double[][] {{1, 2, 3}, {4, 5, 6}});
        Compiled f = jit(args -> tensor(args[0]).mul(2));
        assertThat(tensor(f.call(x.transpose())).toDoubles()).containsExactly(2, 4, 6, 8, 10, 12);
        assertThat(tensor(f.call(x.reverse(1))).toDoubles()).containsExactly(6, 12, 4, 10, 2, 8);
        assertThat(tensor(f.call(x.slice(1, 1, 3))).toDoubles()).containsExactly(4, 10, 6, 12);
        assertThat(tensor(f.call(Tensor.of(1.0, 2.0).broadcastTo(3, 2))).toDoubles())
                .containsExactly(2, 2, 2, 4, 4, 4);
    }

    @Test
    void capturedTensorsArePartOfThePlan() {
        Tensor table = Tensor.arange(DType.F64, 100);
        Compiled f = jit(args -> tensor(args[0]).mul(table).sum());
        assertThat(tensor(f.call(Tensor.ones(DType.F64, 100))).item()).isEqualTo(4950.0);
    }

    @Test
    void onceOrCompiledTheNumbersAreTheSame() {
        Tensor x = Tensor.linspace(-3, 3, 101);
        Compiled f =
                jit(args -> tensor(args[0]).exp().add(tensor(args[0]).square()).softmax(0));
        double[] atOnce = x.exp().add(x.square()).softmax(0).toDoubles();
        assertThat(tensor(f.call(x)).toDoubles()).containsExactly(atOnce, within(1e-15));
    }

    @Test
    void valuesKeptBetweenPhasesAreReadBeforeTheirPlaceIsWritten() {
        java.util.function.Function<Object[], Object> fn = args -> {
            Tensor x = tensor(args[0]);
            Tensor e = x.exp();
            Tensor sum = e.sumKeepDims(1);
            return List.of(x.sub(sum.log()).mul(2), e.div(sum).add(x));
        };
        Tensor x = Tensor.linspace(-2, 2, 21).reshape(3, 7);
        List<?> compiled = (List<?>) jit(fn).call(x);
        List<?> atOnce = (List<?>) fn.apply(new Object[] {x});
        for (int i = 0; i < 2; i++) {
            assertThat(tensor(compiled.get(i)).toDoubles())
                    .containsExactly(tensor(atOnce.get(i)).toDoubles(), within(1e-14));
        }
    }

    @Test
    void closedTensorsAreRefusedAndNothingElseIsLost() {
        Compiled f = jit(args -> tensor(args[0]).add(1));
        Tensor x = Tensor.of(1.0);
        x.close();
        assertThatThrownBy(() -> f.call(x)).isInstanceOfAny(TensorException.class, ClosedException.class);
        assertThat(tensor(f.call(Tensor.of(1.0))).item()).isEqualTo(2.0);
    }

    @Test
    void aScopeFreesWhatWasMadeInIt() {
        Compiled f = jit(args -> tensor(args[0]).add(1));
        Tensor x = Tensor.zeros(DType.F64, 100_000).add(0);
        List<Tensor> made = new ArrayList<>();
        try (Scope scope = Scope.open()) {
            for (int i = 0; i < 10; i++) {
                made.add(tensor(f.call(x)));
            }
            assertThat(scope).isNotNull();
            assertThat(made).noneMatch(Tensor::isClosed);
        }
        assertThat(made).allMatch(Tensor::isClosed);
    }

    @Test
    void theResultHasTheSameBitsWhateverTheThreads() {
        Compiled f = jit(args -> tensor(args[0]).sin().sum(1).exp().cumsum(0));
        Tensor x = Tensor.arange(DType.F64, 1000 * 300).reshape(1000, 300).mul(1e-3);
        int threads = Workers.shared().threads();
        List<double[]> results = new ArrayList<>();
        try {
            for (int count : new int[] {1, 2, 3, 4}) {
                Workers.shared().threads(count);
                results.add(tensor(f.call(x)).toDoubles());
            }
        } finally {
            Workers.shared().threads(threads);
        }
        assertThat(results).allSatisfy(result -> assertThat(result).isEqualTo(results.getFirst()));
    }

    @Test
    void manyThreadsCallOnePlan() throws Exception {
        Compiled f = jit(args -> tensor(args[0]).mul(tensor(args[0])).sum());
        try (var pool = Executors.newFixedThreadPool(8)) {
            List<Callable<Boolean>> tasks = new ArrayList<>();
            for (int t = 0; t < 64; t++) {
                long n = 1 + t * 37L;
                tasks.add(() -> {
                    Tensor x = Tensor.arange(DType.F64, n);
                    double expected = (n - 1.0) * n * (2 * n - 1) / 6;
                    boolean same = true;
                    for (int i = 0; i < 50; i++) {
                        same &= Math.abs(tensor(f.call(x)).item() - expected) <= 1e-12 * expected;
                    }
                    return same;
                });
            }
            for (Future<Boolean> done : pool.invokeAll(tasks)) {
                assertThat(done.get()).isTrue();
            }
        }
        assertThat(f.plans().size()).isEqualTo(1);
    }

    @Test
    void hugeAllocationsAreRefusedAndWorkGoesOn() {
        Compiled f = jit(args -> tensor(args[0]).broadcastTo(1L << 40).add(1));
        assertThatThrownBy(() -> f.call(Tensor.scalar(1.0)))
                .isInstanceOf(dev.covector.runtime.memory.OutOfDeviceMemoryException.class);
        assertThat(Tensor.of(1.0).add(1).item()).isEqualTo(2.0);
    }

    @Test
    void aDonatedArgumentIsUpdatedInPlaceAndThenGone() {
        Compiled f = jit(args -> tensor(args[0]).sub(tensor(args[1]).mul(0.5))).donating(0);
        Tensor x = Tensor.arange(DType.F64, 100_000).add(0);
        Tensor step = Tensor.ones(DType.F64, 100_000).add(0);
        // The compiler's thread takes memory of its own now and then, so not every call can be seen to take none.
        boolean inPlace = false;
        for (int call = 0; call < 50; call++) {
            Tensor given = x.add(0);
            long before = Memory.host().statistics().liveBytes();
            Tensor y = tensor(f.call(given, step));
            inPlace |= Memory.host().statistics().liveBytes() == before;
            assertThat(y.at(10)).isEqualTo(9.5);
            assertThatThrownBy(given::toDoubles).isInstanceOf(TensorException.class);
        }
        assertThat(inPlace).isTrue();
    }
}
