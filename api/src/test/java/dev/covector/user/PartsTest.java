package dev.covector.user;

import static dev.covector.api.Covector.grad;
import static dev.covector.api.Covector.jit;
import static dev.covector.user.Elements.assertTensor;
import static dev.covector.user.Elements.counting;
import static dev.covector.user.Elements.onOnePlan;
import static dev.covector.user.Elements.shape;
import static dev.covector.user.LayoutTest.assertMessage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covector.ir.Dim;
import dev.covector.ir.TypeException;
import dev.covector.tracer.Tensor;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartsTest {
    private static long[] sizes(List<Tensor> parts) {
        return parts.stream().mapToLong(part -> part.sizes()[0]).toArray();
    }

    @Test
    void aSplitGivesThePartsOfTheGivenSizes() {
        List<Tensor> parts = counting(6).split(new long[] {1, 0, 5}, 0);
        assertThat(sizes(parts)).containsExactly(1, 0, 5);
        assertTensor(parts.getLast(), shape(5), 2, 3, 4, 5, 6);
        assertThat(sizes(counting(6).split(3, 0))).containsExactly(2, 2, 2);
    }

    @Test
    void aTensorSplitOfAnySizeIsOnePlan() {
        var f = jit((Tensor x) -> x.tensorSplit(3, 0));
        for (long n : new long[] {7, 0, 1, 3, 11}) {
            long[] expected = {(n + 2) / 3, (n + 1) / 3, n / 3};
            assertThat(sizes(f.apply(counting(n)))).containsExactly(expected);
        }
        assertThat(f.plans().size()).isEqualTo(1);
        assertThat(sizes(counting(6).tensorSplit(new long[] {2, 4, 9}, 0))).containsExactly(2, 2, 2, 0);
    }

    @Test
    void chunksAreAsManyAsTheirSizeAllows() {
        var f = jit((Tensor x) -> x.chunk(4, 0));
        assertThat(sizes(f.apply(counting(8)))).containsExactly(2, 2, 2, 2);
        assertThat(sizes(f.apply(counting(6)))).containsExactly(2, 2, 2);
        assertThat(sizes(f.apply(counting(13)))).containsExactly(4, 4, 4, 1);
        assertThat(sizes(f.apply(counting(0)))).containsExactly(0, 0, 0, 0);
        assertThat(f.plans().size()).isEqualTo(3);
    }

    @Test
    void unbindGivesTheTensorsAlongAnAxis() {
        List<Tensor> columns = counting(2, 3).unbind(-1);
        assertThat(columns).hasSize(3);
        assertTensor(columns.get(2), shape(2), 5, 6);
    }

    @Test
    void aPlaceBeforeTheStartCountsFromTheEnd() {
        assertTensor(counting(5).narrow(0, -3, 2), shape(2), 3, 4);
        assertMessage(() -> counting(5).narrow(0, 4, 2), "narrow: 2 elements from 4 on must be inside axis 0");
    }

    @Test
    void windowsOfAnyAxisAreOnePlan() {
        onOnePlan(
                x -> x.unfold(0, 3, 2),
                (x, y) -> {
                    int count = (int) (x.sizes()[0] - 3) / 2 + 1;
                    double[] expected = new double[3 * count];
                    Arrays.setAll(expected, i -> 2 * (i % count) + i / count + 1);
                    assertTensor(y, shape(count, 3), expected);
                },
                counting(7),
                counting(3),
                counting(12));
        assertTensor(counting(2, 4).unfold(1, 2, 2).take(0, 1), shape(2, 2), 2, 6, 4, 8);
    }

    @Test
    void windowsMayBeLongAndOfASizeKnownAtRunTime() {
        assertTensor(counting(40).unfold(0, 39, 1).take(0, 1).slice(0, 0, 2), shape(2), 2, 3);
        var f = jit((Tensor x, Tensor like) -> x.unfold(0, like.dim(0), Dim.of(2)));
        assertTensor(f.apply(counting(5), counting(3)), shape(2, 3), 1, 3, 2, 4, 3, 5);
        assertTensor(f.apply(counting(4), counting(1)), shape(2, 1), 1, 3);
        assertThat(f.plans().size()).isEqualTo(1);
    }

    @Test
    void overlappingWindowsAddUpInTheGradient() {
        for (long window : new long[] {2, 40}) {
            Tensor gradient = grad((Tensor x) -> x.unfold(0, window, 1).sum()).apply(counting(window + 1));
            double[] expected = new double[(int) window + 1];
            Arrays.fill(expected, 2);
            expected[0] = 1;
            expected[(int) window] = 1;
            assertTensor(gradient, shape(window + 1), expected);
        }
    }

    @Test
    void stridesMayOverlapButNeverLeaveTheTensor() {
        assertTensor(
                counting(2, 3).asStrided(new long[] {2, 2, 2}, new long[] {1, 2, 0}, 1),
                shape(2, 2, 2),
                2,
                3,
                4,
                5,
                2,
                3,
                4,
                5);
        assertMessage(
                () -> counting(2, 3).asStrided(new long[] {3, 3}, new long[] {1, 2}, 0),
                "asStrided: elements 0 to 6 must be inside the 6 of f64[2, 3]");
        assertMessage(() -> counting(2, 3).asStrided(new long[] {2}, new long[] {-1}, 3), "asStrided: elements 3 to 2");
        assertThat(counting(2).asStrided(new long[] {0}, new long[] {9}, 7).sizes())
                .containsExactly(0);
    }

    @Test
    void whatDoesNotFitNamesTheMethod() {
        assertMessage(() -> counting(5).split(2, 0), "split: axis 0 of f64[5] has no 2 equal parts");
        assertMessage(() -> counting(5).split(new long[] {2, 2}, 0), "split: the sizes [2, 2] must add up");
        assertMessage(() -> counting(5).tensorSplit(0, 0), "tensorSplit: takes at least one part");
        assertMessage(() -> counting(5).chunk(-1, 0), "chunk: takes at least one part");
        assertMessage(
                () -> counting(2).unfold(0, 3, 1),
                "unfold: a window that reaches over 3 does not fit into axis 0 of f64[2]");
        assertMessage(() -> counting(2).unfold(0, 0, 1), "unfold: window, step and dilation must be at least 1");
        assertThatThrownBy(() -> jit((Tensor x) -> x.narrow(0, 1, 3)).apply(counting(2)))
                .isInstanceOf(TypeException.class)
                .hasMessageContaining("of f64[x0.0] with x0.0 = 2 (at PartsTest.java:");
    }
}
