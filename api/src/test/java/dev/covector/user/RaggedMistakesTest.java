package dev.covector.user;

import static dev.covector.api.Covector.grad;
import static dev.covector.api.Covector.jit;
import static dev.covector.api.Covector.vmap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covector.api.ragged.Ragged;
import dev.covector.ir.Dim;
import dev.covector.ir.TypeException;
import dev.covector.tracer.Tensor;
import dev.covector.tracer.Update;
import org.junit.jupiter.api.Test;

class RaggedMistakesTest {
    private final Ragged r = RaggedTest.ragged(new double[] {1, 2}, new double[] {3});
    private final Ragged other = RaggedTest.ragged(new double[] {1}, new double[] {2, 3});

    private static void assertRefused(Runnable call, String message) {
        assertThatThrownBy(call::run).isInstanceOf(TypeException.class).hasMessageContaining(message);
    }

    @Test
    void lengthsMustAddUp() {
        assertRefused(
                () -> Ragged.ofLengths(Tensor.of(1.0, 2), Tensor.of(1L, 2)),
                "Ragged.ofLengths: lengths must add up to 2; got 3 (at RaggedMistakesTest.java:");
        var cut = jit((Tensor v, Tensor n) -> Ragged.ofLengths(v, n).sum());
        assertThat(cut.apply(Tensor.of(1.0, 2, 3), Tensor.of(1L, 2)).toDoubles())
                .containsExactly(1, 5);
        assertRefused(
                () -> cut.apply(Tensor.of(1.0, 2), Tensor.of(1L, 2)), "for Ragged.ofLengths at RaggedMistakesTest");
        assertRefused(() -> Ragged.ofLengths(Tensor.of(1.0, 2), Tensor.of(3L, -1)), "must be between 0 and");
        assertRefused(
                () -> Ragged.ofLengths(Tensor.of(1.0), Tensor.of(1.0)),
                "lengths must be a vector of integers; got f64[1]");
        assertRefused(() -> Ragged.of(), "takes at least one row");
        assertRefused(() -> Ragged.where(Tensor.of(1.0), Tensor.of(true)), "takes [rows, width, ...] and bool");
        Tensor mask = Elements.counting(3, 2).gt(1);
        assertRefused(() -> Ragged.where(Elements.counting(2, 3), mask), "got f64[2, 3] and bool[3, 2]");
    }

    @Test
    void rowsOfTwoBatchesMustHaveTheSameLengths() {
        assertRefused(
                () -> r.add(other), "Ragged.zip: the rows of both must have the same lengths; got f64[3] and f64[3]");
        var sum = jit((Ragged a, Ragged b) -> a.add(b).sum());
        assertThat(sum.apply(r, r).toDoubles()).containsExactly(6, 6);
        assertRefused(() -> sum.apply(r, other), "for Ragged.zip at RaggedMistakesTest");
        assertRefused(
                () -> r.add(RaggedTest.ragged(new double[] {1, 2, 3})), "both must have as many rows; got 2 and 1");
    }

    @Test
    void whatMeetsRowsMustFitThem() {
        assertRefused(() -> r.add(Tensor.of(1.0, 2, 3)), "takes one entry for each of 2 rows; got f64[3]");
        assertRefused(() -> r.map(v -> v.slice(0, 0, 1)), "must keep axis 0 of f64[3]; got f64[1]");
        assertRefused(() -> r.filter(Tensor.of(true)), "takes a bool for each of 3 values; got bool[1]");
        assertRefused(() -> r.matmul(Tensor.of(1.0)), "takes rows [length, n]; got f64[3]");
        assertRefused(() -> r.segments(Update.SET, Tensor.of(0, 1, 2), Dim.of(2)), "got SET");
    }

    @Test
    void aSizeMadeOfDataInABatchPointsHere() {
        assertRefused(
                () -> vmap((Tensor x) -> x.filter(x.gt(0)), 0).apply(Elements.counting(2, 3)),
                "the results would be ragged; vmap what comes before, make a Ragged (values and offsets) of it");
        assertRefused(() -> grad((Tensor i) -> i.sum()).apply(Tensor.of(1L)), "must be real or complex");
    }
}
