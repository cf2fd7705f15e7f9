package dev.covector.user;

import static dev.covector.api.Covector.grad;
import static dev.covector.api.Covector.jit;
import static dev.covector.user.Elements.assertTensor;
import static dev.covector.user.Elements.counting;
import static dev.covector.user.Elements.onOnePlan;
import static dev.covector.user.Elements.shape;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covector.ir.DType;
import dev.covector.ir.TypeException;
import dev.covector.tracer.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayoutTest {
    private static final Tensor X = counting(2, 3);

    @Test
    void axesMergeAndSplitInColumnMajorOrder() {
        Tensor x = counting(2, 3, 4);
        assertTensor(x.flatten(1, -1).slice(1, 0, 2), shape(2, 2), 1, 2, 3, 4);
        assertThat(x.flatten(0, 1).sizes()).containsExactly(6, 4);
        assertThat(x.unflatten(2, -1, 2).sizes()).containsExactly(2, 3, 2, 2);
        assertTensor(Tensor.scalar(3.0).flatten(0, -1), shape(1), 3);
        assertTensor(X.ravel(), shape(6), 1, 2, 3, 4, 5, 6);
    }

    @Test
    void fewerAxesBecomeOneTwoOrThree() {
        Tensor vector = counting(3);
        assertThat(Tensor.scalar(1.0).atLeast1d().sizes()).containsExactly(1);
        assertThat(vector.atLeast2d().sizes()).containsExactly(1, 3);
        assertThat(vector.atLeast3d().sizes()).containsExactly(1, 3, 1);
        assertThat(X.atLeast3d().sizes()).containsExactly(2, 3, 1);
    }

    @Test
    void severalAxesMoveAtOnce() {
        Tensor x = counting(2, 3, 4);
        assertThat(x.moveaxis(new int[] {0, 1}, new int[] {-1, 0}).sizes()).containsExactly(3, 4, 2);
        assertTensor(
                x.moveaxis(new int[] {2}, new int[] {0}).slice(1, 0, 1).slice(2, 0, 1), shape(4, 1, 1), 1, 7, 13, 19);
    }

    @Test
    void aSqueezeWithoutAxesAsksWhichSizesAreOne() {
        var f = jit((Tensor x) -> x.squeeze());
        assertThat(f.apply(counting(1, 3)).sizes()).containsExactly(3);
        assertThat(f.apply(counting(2, 3)).sizes()).containsExactly(2, 3);
    }

    @Test
    void rightAnglesAddUp() {
        assertTensor(X.rot90(1), shape(3, 2), 5, 3, 1, 6, 4, 2);
        assertTensor(X.rot90(1).rot90(1), shape(2, 3), X.rot90(2).toDoubles());
        assertTensor(X.rot90(-1).rot90(1), shape(2, 3), X.toDoubles());
        assertTensor(X.rot90(3), shape(3, 2), X.rot90(-1).toDoubles());
    }

    @Test
    void aRollOfAnySizeIsOnePlan() {
        for (long shift : new long[] {0, 1, -1, 3, 10_000, -7}) {
            onOnePlan(
                    x -> x.roll(shift, 0),
                    (x, y) -> {
                        int n = (int) x.sizes()[0];
                        double[] expected = new double[n];
                        for (int i = 0; i < n; i++) {
                            expected[Math.floorMod(i + shift, n)] = i + 1;
                        }
                        assertTensor(y, shape(n), expected);
                    },
                    counting(5),
                    counting(0),
                    counting(1),
                    counting(8));
        }
        onOnePlan(
                x -> x.roll(x.dim(0).floorDiv(2), 0),
                (x, y) -> assertThat(y.sizes()).isEqualTo(x.sizes()),
                counting(5),
                counting(0));
    }

    @Test
    void rollsAlongSeveralAxesAndInColumnMajorOrder() {
        assertTensor(X.roll(new long[] {1, 1}, 0, 1), shape(2, 3), 6, 5, 2, 1, 4, 3);
        assertTensor(X.roll(new long[] {1, 1}, 0, 0), shape(2, 3), X.toDoubles());
        assertTensor(X.roll(1), shape(2, 3), 6, 1, 2, 3, 4, 5);
    }

    @Test
    void theGradientOfARollRollsBack() {
        Tensor weights = counting(4);
        assertTensor(grad((Tensor x) -> x.roll(1, 0).mul(weights).sum()).apply(counting(4)), shape(4), 2, 3, 4, 1);
    }

    @Test
    void repetitionsCountAsNamed() {
        assertTensor(counting(2).tile(2, 2), shape(2, 4), 1, 1, 2, 2, 1, 1, 2, 2);
        assertTensor(counting(2).repeat(2, 0), shape(4), 1, 1, 2, 2);
        assertTensor(counting(2).repeatInterleave(0, 0), shape(0));
        assertTensor(counting(2, 1).expand(3, -1, 2), shape(3, 2, 2), 1, 1, 1, 2, 2, 2, 1, 1, 1, 2, 2, 2);
        onOnePlan(
                x -> x.tile(x.dim(0), x.dim(0)),
                (x, y) -> assertThat(y.sizes()).containsExactly(x.sizes()[0], x.sizes()[0] * x.sizes()[0]),
                counting(3),
                counting(0),
                counting(1));
    }

    @Test
    void elementsRepeatAsOftenAsTheirCountsSay() {
        var f = jit((Tensor x, Tensor counts) ->
                x.repeatInterleave(counts, 0, x.dim(0).plus(1)));
        assertTensor(f.apply(counting(3), Tensor.of(2L, 0L, 2L)), shape(4), 1, 1, 3, 3);
        assertTensor(f.apply(counting(2), Tensor.of(1L, 2L)), shape(3), 1, 2, 2);
        assertTensor(f.apply(counting(2), Tensor.of(1L, 1L)), shape(3), 1, 2, 2);
        assertTensor(f.apply(counting(2), Tensor.of(9L, 9L)), shape(3), 1, 1, 1);
    }

    @Test
    void tensorsStandBesideBelowAndBehindEachOther() {
        Tensor u = counting(2);
        Tensor v = u.add(10);
        assertTensor(Tensor.hstack(u, v), shape(4), 1, 2, 11, 12);
        assertTensor(Tensor.vstack(u, v), shape(2, 2), 1, 11, 2, 12);
        assertTensor(Tensor.columnStack(u, v), shape(2, 2), 1, 2, 11, 12);
        assertTensor(Tensor.dstack(u, v), shape(1, 2, 2), 1, 2, 11, 12);
        assertTensor(Tensor.hstack(X, X).slice(1, 3, 4), shape(2, 1), 1, 2);
        assertTensor(Tensor.blockDiag(counting(1, 2), Tensor.scalar(7L)), shape(2, 3), 1, 0, 2, 0, 0, 7);
    }

    @Test
    void whatDoesNotFitNamesTheMethodTheSizesAndTheLine() {
        assertThatThrownBy(() -> jit((Tensor x) -> x.unflatten(1, 2, 2)).apply(X))
                .isInstanceOf(TypeException.class)
                .hasMessageStartingWith("unflatten: axis 1 of f64[x0.0, x0.1] cannot be split into sizes [2, 2]")
                .hasMessageContaining(" with x0.0 = 2, x0.1 = 3 (at LayoutTest.java:");
        assertMessage(() -> Tensor.stack(0, X, X.transpose()), "stack: takes tensors of one shape");
        assertMessage(() -> Tensor.stack(4, X, X), "stack: the result has 3 axes; got axis 4");
        assertMessage(() -> Tensor.hstack(X, X.transpose()), "hstack: takes tensors with the same sizes off axis 1");
        assertMessage(() -> Tensor.blockDiag(counting(1, 1, 1)), "blockDiag: takes matrices");
        assertMessage(() -> X.expand(-1, 2, 3), "expand: f64[2, 3] does not broadcast to [-1, 2, 3]");
        assertMessage(() -> X.tile(-1), "tile: a size must not be negative; got -1");
        assertMessage(() -> X.repeat(-1, 0), "repeat: a size must not be negative; got -1");
        assertMessage(() -> X.roll(new long[] {1, 2}, 0), "roll: takes one shift for each axis");
        assertMessage(() -> X.rot90(1, 0, 0), "rot90: axes [0, 0] of f64[2, 3] must be distinct");
        assertMessage(() -> X.permute(0), "permute: takes every axis of f64[2, 3] once");
        assertMessage(() -> X.moveaxis(new int[] {0}, new int[] {0, 1}), "moveaxis: takes as many places as axes");
        assertMessage(() -> X.flatten(1, 0), "flatten: the first axis must not come after the last");
        assertMessage(
                () -> X.repeatInterleave(Tensor.of(1.0, 2.0), 0, X.dim(0)),
                "repeatInterleave: takes an integer for each index of axis 0");
    }

    static void assertMessage(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String start) {
        assertThatThrownBy(call)
                .isInstanceOf(TypeException.class)
                .hasMessageStartingWith(start)
                .hasMessageContaining("Test.java:");
    }

    @Test
    void dtypesPromoteWhereTensorsJoin() {
        assertThat(Tensor.hstack(Tensor.of(1), Tensor.of(0.5)).dtype()).isEqualTo(DType.F64);
        assertThat(Tensor.concatenate(0, List.of(Tensor.of(true), Tensor.of(2L)))
                        .dtype())
                .isEqualTo(DType.I64);
    }
}
