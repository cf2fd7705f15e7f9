package dev.covector.user;

import static dev.covector.api.Covector.grad;
import static dev.covector.api.Covector.jit;
import static dev.covector.user.Elements.assertTensor;
import static dev.covector.user.Elements.counting;
import static dev.covector.user.Elements.shape;
import static dev.covector.user.LayoutTest.assertMessage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.covector.api.nn.Kernel;
import dev.covector.api.nn.Nn;
import dev.covector.api.nn.Sliding;
import dev.covector.ir.DType;
import dev.covector.tracer.Tensor;
import org.junit.jupiter.api.Test;

class ConvolutionTest {
    /** Cross-correlation by its definition. */
    private static double[] expected(Tensor x, Tensor kernel, long stride, long padding, long dilation) {
        long[] s = x.sizes();
        long[] k = kernel.sizes();
        long width = (s[0] + 2 * padding - dilation * (k[0] - 1) - 1) / stride + 1;
        long height = (s[1] + 2 * padding - dilation * (k[1] - 1) - 1) / stride + 1;
        double[] y = new double[(int) (width * height * k[3] * s[3])];
        int at = 0;
        for (long n = 0; n < s[3]; n++) {
            for (long o = 0; o < k[3]; o++) {
                for (long j = 0; j < height; j++) {
                    for (long i = 0; i < width; i++) {
                        y[at++] = at(x, kernel, i * stride - padding, j * stride - padding, dilation, o, n);
                    }
                }
            }
        }
        return y;
    }

    private static double at(Tensor x, Tensor kernel, long i, long j, long dilation, long o, long n) {
        long[] s = x.sizes();
        long[] k = kernel.sizes();
        double sum = 0;
        for (long a = 0; a < k[0]; a++) {
            for (long b = 0; b < k[1]; b++) {
                long p = i + a * dilation;
                long q = j + b * dilation;
                for (long c = 0; c < s[2] && p >= 0 && p < s[0] && q >= 0 && q < s[1]; c++) {
                    sum += x.at(p, q, c, n) * kernel.at(a, b, c, o);
                }
            }
        }
        return sum;
    }

    @Test
    void aConvolutionIsTheSumOverWindowsThatItsDefinitionSays() {
        Tensor x = counting(7, 6, 2, 3).sin();
        Tensor kernel = counting(3, 2, 2, 4).cos();
        for (long[] how : new long[][] {{1, 0, 1}, {2, 0, 1}, {1, 1, 1}, {1, 0, 2}, {2, 2, 2}}) {
            Sliding sliding = Sliding.by(how[0]).padded(how[1]).dilated(how[2]);
            double[] y = Nn.conv2d(x, Kernel.of(kernel), sliding).toDoubles();
            assertThat(y)
                    .containsExactly(
                            expected(x, kernel, how[0], how[1], how[2]), org.assertj.core.api.Assertions.within(1e-12));
        }
    }

    @Test
    void onePlanServesEverySizeOfImagesAndOfKernels() {
        var f = jit((Tensor x, Tensor kernel) ->
                Nn.conv2d(x, Kernel.of(kernel), Sliding.by(2).padded(1)));
        for (long[] s : new long[][] {{5, 4, 2, 3, 3, 2}, {8, 8, 1, 1, 2, 5}, {3, 9, 3, 0, 3, 1}, {1, 1, 1, 1, 1, 1}}) {
            Tensor x = counting(s[0], s[1], s[2], s[3]).sin();
            Tensor kernel = counting(s[4], s[4], s[2], s[5]).cos();
            assertThat(f.apply(x, kernel).toDoubles())
                    .containsExactly(expected(x, kernel, 2, 1, 1), org.assertj.core.api.Assertions.within(1e-12));
        }
        assertThat(f.plans().size()).isEqualTo(1);
    }

    @Test
    void groupsOfChannelsDoNotMeet() {
        Tensor x = counting(5, 4, 2).sin();
        Tensor kernel = counting(3, 2, 6).cos();
        Tensor y = Nn.conv1d(x, Kernel.of(kernel).grouped(2), Sliding.ONE);
        Tensor first = Nn.conv1d(x.slice(1, 0, 2), Kernel.of(kernel.slice(2, 0, 3)), Sliding.ONE);
        Tensor second = Nn.conv1d(x.slice(1, 2, 4), Kernel.of(kernel.slice(2, 3, 6)), Sliding.ONE);
        assertTensor(y, shape(3, 6, 2), Tensor.concatenate(1, first, second).toDoubles());
    }

    @Test
    void aBiasIsAddedToEachChannel() {
        Tensor y = Nn.conv1d(
                counting(2, 1), Kernel.of(Tensor.ones(DType.F64, 1, 1, 2)).biased(Tensor.of(10.0, 20.0)), Sliding.ONE);
        assertTensor(y, shape(2, 2), 11, 12, 21, 22);
    }

    @Test
    void sameConvolutionsHaveOneResultForEachStride() {
        Tensor ones = Tensor.ones(DType.F64, 2, 1, 1);
        assertTensor(Nn.conv1d(counting(3, 1), Kernel.of(ones), Sliding.ONE.same()), shape(3, 1), 3, 5, 3);
        assertTensor(Nn.conv1d(counting(5, 1), Kernel.of(ones), Sliding.by(2).same()), shape(3, 1), 3, 7, 5);
    }

    @Test
    void theTransposedConvolutionIsTheGradientOfTheConvolution() {
        Tensor kernel = counting(3, 2, 2, 4).cos();
        for (int groups : new int[] {1, 2}) {
            Sliding sliding = Sliding.by(2).padded(1).dilated(1, 2);
            Kernel parts = Kernel.of(kernel).grouped(groups);
            Tensor x = counting(6, 7, 2L * groups, 3).sin();
            Tensor y = Nn.conv2d(x, parts, sliding);
            Tensor ct = y.mul(y);
            Tensor gradient = grad((Tensor z) ->
                            Nn.conv2d(z, parts, sliding).mul(ct).sum())
                    .apply(x);
            Tensor transposed = Nn.convTranspose2d(ct, parts, sliding, 1, 0);
            assertTensor(transposed, x.sizes(), gradient.toDoubles());
        }
    }

    @Test
    void whatDoesNotFitNamesTheFunction() {
        Kernel kernel = Kernel.of(counting(3, 2, 4));
        assertMessage(() -> Nn.conv1d(counting(5, 3), kernel, Sliding.ONE), "conv1d: the channels of x must be 2");
        assertMessage(
                () -> Nn.conv1d(counting(2, 2), kernel, Sliding.ONE), "conv1d: a window of 3 that reaches over 3");
        assertMessage(() -> Nn.conv2d(counting(5, 2), kernel, Sliding.ONE), "conv2d: takes x with 3 or 4 axes");
        assertMessage(
                () -> Nn.conv1d(counting(5, 6), kernel.grouped(3), Sliding.ONE),
                "conv1d: 3 groups must divide 4 channels");
        assertMessage(() -> Sliding.by(0), "stride: takes numbers from 1 on; got [0]");
        assertMessage(
                () -> Nn.conv1d(counting(5, 2), kernel, Sliding.by(1, 2)),
                "conv1d: takes one number for all 1 spatial axes or one for each; got [1, 2]");
    }
}
