package dev.covector.user;

import static dev.covector.api.Covector.grad;
import static dev.covector.user.Elements.assertTensor;
import static dev.covector.user.Elements.counting;
import static dev.covector.user.Elements.onOnePlan;
import static dev.covector.user.Elements.shape;
import static dev.covector.user.LayoutTest.assertMessage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.tracer.Border;
import dev.covector.tracer.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaddingTest {
    private static final Tensor ABCD = counting(4);

    private static Tensor padded(Border border) {
        return ABCD.pad(new long[] {3}, new long[] {2}, border);
    }

    @Test
    void bordersAreMadeOfTheTensorItself() {
        assertTensor(padded(Border.REFLECT), shape(9), 4, 3, 2, 1, 2, 3, 4, 3, 2);
        assertTensor(padded(Border.SYMMETRIC), shape(9), 3, 2, 1, 1, 2, 3, 4, 4, 3);
        assertTensor(padded(Border.REPLICATE), shape(9), 1, 1, 1, 1, 2, 3, 4, 4, 4);
        assertTensor(padded(Border.CIRCULAR), shape(9), 2, 3, 4, 1, 2, 3, 4, 1, 2);
    }

    @Test
    void negativeWidthsTakeElementsAway() {
        assertTensor(ABCD.pad(new long[] {-1}, new long[] {2}, 0), shape(5), 2, 3, 4, 0, 0);
        assertTensor(ABCD.pad(new long[] {2}, new long[] {-4}, Border.REPLICATE), shape(2), 1, 1);
        assertTensor(ABCD.pad(new long[] {-1}, new long[] {2}, Border.CIRCULAR), shape(5), 2, 3, 4, 1, 2);
        assertTensor(ABCD.pad(new long[] {-2}, new long[] {-2}, 0), shape(0));
    }

    @Test
    void whatComesBetweenIsPutInFirst() {
        assertTensor(ABCD.pad(new long[] {-1}, new long[] {-2}, new long[] {1}, 9), shape(4), 9, 2, 9, 3);
    }

    @Test
    void severalAxesPadAtOnce() {
        Tensor x = counting(2, 2);
        assertTensor(x.pad(new long[] {1, 0}, new long[] {0, 1}, 0), shape(3, 3), 0, 1, 2, 0, 3, 4, 0, 0, 0);
        assertTensor(
                x.pad(new long[] {1, 0}, new long[] {0, 1}, Border.REFLECT), shape(3, 3), 2, 1, 2, 4, 3, 4, 2, 1, 2);
    }

    @Test
    void oneTensorMayBeTheValue() {
        Tensor value = Tensor.scalar(5.0);
        List<Dim> two = List.of(Dim.of(2));
        List<Dim> none = List.of(Dim.ZERO);
        assertThat(grad((Tensor v) -> ABCD.pad(two, two, none, v).sum())
                        .apply(value)
                        .item())
                .isEqualTo(4);
    }

    @Test
    void bordersOfEverySizeAreOnePlan() {
        onOnePlan(
                x -> x.pad(new long[] {1}, new long[] {1}, Border.REFLECT),
                (x, y) -> {
                    int n = (int) x.sizes()[0];
                    assertThat(y.at(0)).isEqualTo(2);
                    assertThat(y.at(n + 1)).isEqualTo(n - 1);
                },
                counting(2),
                counting(3),
                counting(50));
        onOnePlan(
                x -> x.pad(List.of(x.dim(0)), List.of(x.dim(0)), Border.CIRCULAR),
                (x, y) -> assertTensor(y, shape(3 * x.sizes()[0]), x.tile(3).toDoubles()),
                counting(2),
                counting(0),
                counting(1));
    }

    @Test
    void aBorderBeyondTheAxisIsAnError() {
        assertMessage(
                () -> ABCD.pad(new long[] {4}, new long[] {0}, Border.REFLECT),
                "pad: a border of 4 by REFLECT takes at least 5 elements; got axis 0 of f64[4]");
        assertMessage(
                () -> counting(0).pad(new long[] {1}, new long[] {0}, Border.REPLICATE),
                "pad: a border of 1 by REPLICATE takes at least 1 elements");
        assertMessage(
                () -> ABCD.pad(new long[] {-3}, new long[] {-2}, 0),
                "pad: axis 0 of f64[4] has too few elements to take away -3 before and -2 after");
        assertMessage(
                () -> ABCD.pad(new long[] {1, 1}, new long[] {0, 0}, 0), "pad: takes one number before and after");
        assertMessage(
                () -> ABCD.pad(new long[] {0}, new long[] {0}, new long[] {-1}, 0),
                "pad: a size must not be negative; got -1");
    }

    @Test
    void everyDTypePads() {
        for (DType dtype : DType.values()) {
            Tensor x = ABCD.convert(dtype).pad(new long[] {1}, new long[] {1}, 0);
            assertThat(x.dtype()).isEqualTo(dtype);
            assertThat(x.ne(Tensor.zeros(dtype, 1)).sum().toLongs()[0]).isEqualTo(4);
        }
    }
}
