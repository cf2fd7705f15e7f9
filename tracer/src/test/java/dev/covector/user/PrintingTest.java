package dev.covector.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covector.ir.DType;
import dev.covector.tracer.Tensor;
import org.junit.jupiter.api.Test;

class PrintingTest {
    @Test
    void numbersAlignWithTheDecimalsThatTheyNeed() {
        assertThat(Tensor.of(new double[][] {{1, -2.5}, {10, 0.125}})).hasToString("""
                Tensor f64[2, 2]
                [[ 1.000, -2.500],
                 [10.000,  0.125]]""");
        assertThat(Tensor.of(1.0, 2)).hasToString("Tensor f64[2] [1.0, 2.0]");
        assertThat(Tensor.scalar(0.1f)).hasToString("Tensor f32[] 0.1");
        assertThat(Tensor.of(1, -20)).hasToString("Tensor i32[2] [  1, -20]");
        assertThat(Tensor.of(true, false)).hasToString("Tensor bool[2] [ true, false]");
        assertThat(Tensor.of(Double.NaN, Double.NEGATIVE_INFINITY, 1.5))
                .hasToString("Tensor f64[3] [ nan, -inf,  1.5]");
        assertThat(Tensor.complex(new double[] {1, 0}, new double[] {2, -0.5}))
                .hasToString("Tensor c128[2] [1.0+2.0i, 0.0-0.5i]");
    }

    @Test
    void veryLargeAndVerySmallNumbersAreScientific() {
        assertThat(Tensor.of(1e-7, 2.5)).hasToString("Tensor f64[2] [1.0e-07, 2.5e+00]");
        assertThat(Tensor.of(1e9, 0)).hasToString("Tensor f64[2] [1.0e+09, 0.0e+00]");
        assertThat(Tensor.of(1.0 / 3)).hasToString("Tensor f64[1] [0.333333]");
    }

    @Test
    void axesNestFromTheFirstInwards() {
        assertThat(Tensor.arange(DType.I64, 8).reshape(2, 2, 2)).hasToString("""
                Tensor i64[2, 2, 2]
                [[[0, 4],
                  [2, 6]],
                 [[1, 5],
                  [3, 7]]]""");
        assertThat(Tensor.zeros(DType.F64, 0)).hasToString("Tensor f64[0] []");
        assertThat(Tensor.zeros(DType.F64, 2, 0)).hasToString("""
                Tensor f64[2, 0]
                [[],
                 []]""");
    }

    @Test
    void theMiddleOfLongAxesIsLeftOut() {
        assertThat(Tensor.arange(DType.I32, 5000))
                .hasToString("Tensor i32[5000] [   0,    1,    2, ..., 4997, 4998, 4999]");
        assertThat(Tensor.zeros(DType.BOOL, 2, 600)).hasToString("""
                Tensor bool[2, 600]
                [[false, false, false, ..., false, false, false],
                 [false, false, false, ..., false, false, false]]""");
    }

    @Test
    void aTracedTensorPrintsItsType() {
        Programs.trace(
                x -> {
                    assertThat(x.getFirst()).hasToString("Tensor f64[n, 3] traced in f");
                    assertThat(x.getFirst().isTraced()).isTrue();
                    return x.getFirst();
                },
                "f64[n, 3]");
    }
}
