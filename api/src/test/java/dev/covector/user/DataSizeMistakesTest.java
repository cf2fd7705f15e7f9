package dev.covector.user;

import static dev.covector.api.Covector.grad;
import static dev.covector.api.Covector.jit;
import static dev.covector.api.Covector.vmap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covector.api.Fn1;
import dev.covector.api.Jit1;
import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.Func;
import dev.covector.ir.TypeException;
import dev.covector.ops.OpSet;
import dev.covector.runtime.memory.Memory;
import dev.covector.tracer.Svd;
import dev.covector.tracer.Tensor;
import org.junit.jupiter.api.Test;

/** Numbers that are no sizes, sizes that do not fit, and what sizes made of data cannot do: errors with the user's line. */
class DataSizeMistakesTest {
    private static final Tensor X = Tensor.of(1.0, -2, 3, -4, 5);

    private static void assertRefused(Fn1<Tensor, Tensor> f, Tensor x, String... message) {
        assertThatThrownBy(() -> f.apply(x))
                .isInstanceOf(TypeException.class)
                .hasMessageContainingAll(message)
                .hasMessageContaining("DataSizeMistakesTest.java:");
    }

    /** At once and in a trace. */
    private static void assertRefusedHoweverItRuns(Fn1<Tensor, Tensor> f, Tensor x, String... message) {
        assertRefused(f, x, message);
        assertRefused(jit(f), x, message);
    }

    @Test
    void aNegativeNumberIsNoSize() {
        Fn1<Tensor, Tensor> f =
                x -> Tensor.arange(DType.F64, x.sum().convert(DType.I64).toDim(Dim.of(100)));
        assertRefusedHoweverItRuns(f, Tensor.of(-3.0), "a size made of data must be between 0 and 100; got -3");
        assertRefusedHoweverItRuns(
                x -> x.repeatInterleave(x.convert(DType.I64), 0), X, "between 0 and 140737488355328; got -1");
        assertRefusedHoweverItRuns(x -> x.convert(DType.I64).bincount(), X, "between 0 and 140737488355328; got -1");
    }

    @Test
    void aNumberAboveTheBoundIsNoSize() {
        Fn1<Tensor, Tensor> f = x -> x.truncate(0, x.sum().convert(DType.I64).toDim(x.dim(0)));
        assertThat(jit(f).apply(Tensor.of(1.0, 1.0, -1.0)).toDoubles()).containsExactly(1);
        assertRefusedHoweverItRuns(f, Tensor.of(3.0, 4), "between 0 and", "2; got 7");
    }

    @Test
    void aSizeIsMadeOfAnIntegerScalar() {
        assertRefusedHoweverItRuns(
                x -> Tensor.arange(DType.F64, x.sum().toDim(Dim.of(9))), X, "toDim", "integer scalar");
        assertRefusedHoweverItRuns(
                x -> Tensor.arange(DType.F64, x.convert(DType.I64).toDim(Dim.of(9))), X, "toDim", "i64[");
    }

    @Test
    void countsThatDifferAreToldWithBothSizes() {
        Fn1<Tensor, Tensor> f = x -> x.filter(x.gt(0)).add(x.filter(x.lt(0)));
        assertRefused(f, X, "add", "3", "2");
        Jit1<Tensor, Tensor> jitted = jit(f);
        assertThat(jitted.apply(Tensor.of(1.0, -2, 5, -7)).toDoubles()).containsExactly(-1, -2);
        assertRefused(jitted, X, "add", "3", "2");
        assertThat(jitted.apply(Tensor.of(-1.0, 2)).toDoubles()).containsExactly(1);
        assertThat(jitted.plans().size()).isEqualTo(1);
    }

    @Test
    void aMaskOfAnotherSizeIsRefused() {
        assertRefusedHoweverItRuns(x -> x.filter(Tensor.of(true, false)), X, "filter", "one element for each place");
        assertRefusedHoweverItRuns(x -> x.expandDims(0).filter(x.gt(0)), X, "filter", "rank 1");
    }

    @Test
    void memoryIsGivenBackAfterAnError() {
        Jit1<Tensor, Tensor> sum = jit((Tensor x) -> x.filter(x.gt(0)).add(x.filter(x.lt(0))));
        Jit1<Tensor, Tensor> truncated =
                jit((Tensor x) -> x.truncate(0, x.sum().convert(DType.I64).toDim(x.dim(0))));
        Tensor large = Tensor.ones(DType.F64, 100_000).add(1);
        for (Jit1<Tensor, Tensor> f : java.util.List.of(sum, truncated)) {
            assertThatThrownBy(() -> f.apply(large)).isInstanceOf(TypeException.class);
            long before = Memory.host().statistics().liveBytes();
            for (int i = 0; i < 5; i++) {
                assertThatThrownBy(() -> f.apply(large)).isInstanceOf(TypeException.class);
            }
            assertThat(Memory.host().statistics().liveBytes()).isLessThanOrEqualTo(before);
        }
    }

    @Test
    void aBranchInJavaOnSuchASizeSaysToUseCond() {
        assertRefused(jit((Tensor x) -> x.gt(0).count().gt(2) ? x : x.neg()), X, "made of data", "use cond");
        assertRefused(jit((Tensor x) -> x.mul(x.gt(0).count().toInt())), X, "made of data", "use cond");
        assertThat(X.gt(0).count().gt(2)).as("at once it is a number").isTrue();
    }

    @Test
    void aBatchOfSuchSizesIsRefused() {
        Tensor rows = Tensor.stack(0, X, X.neg());
        assertRefused(vmap((Tensor x) -> x.filter(x.gt(0)), 0), rows, "ragged");
        assertRefused(jit(vmap((Tensor x) -> x.filter(x.gt(0)), 0)), rows, "ragged");
        Fn1<Tensor, Tensor> perExample =
                vmap(grad((Tensor x) -> x.filter(x.gt(0)).sum()), 0);
        assertRefused(perExample, rows, "ragged");
    }

    @Test
    void ranksOfABatchOfMatricesAreRefused() {
        assertRefusedHoweverItRuns(
                x -> x.svd().byTail(1e-3).s(), Tensor.ones(DType.F64, 2, 2, 3), "Svd.byTail", "one matrix");
        assertRefusedHoweverItRuns(
                x -> x.svd().truncate(1e-3).s(), Tensor.ones(DType.F64, 2, 2, 3), "Svd.truncate", "one matrix");
        Svd batch = Tensor.ones(DType.F64, 2, 2, 3).svd().truncate(Dim.ONE);
        assertThat(batch.s().sizes()).containsExactly(1, 3);
    }

    @Test
    void theTextFormSaysWhereASizeIsBorn() {
        Jit1<Tensor, Tensor> f =
                jit(grad((Tensor x) -> x.filter(x.gt(0)).cumsum(0).square().sum()));
        f.apply(X);
        for (String stage : new String[] {"traced", "simplified"}) {
            String text = f.ir(stage).replaceAll(" at \\w+\\.java:\\d+", "");
            assertThat(text).contains("measure", "[k1]").doesNotContain("k0");
            Func parsed = Func.parse(text, OpSet.STANDARD);
            assertThat(parsed.toString()).isEqualTo(text);
        }
    }
}
