package dev.covector.tests.xla;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covector.autodiff.Complex;
import dev.covector.autodiff.Numbers;
import dev.covector.ir.DType;
import dev.covector.tracer.Tensor;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Tensors and what Python has of them. */
final class Tensors {
    private Tensors() {}

    static Numbers numbers(Tensor x) {
        int[] shape = Arrays.stream(x.sizes()).mapToInt(Math::toIntExact).toArray();
        int count = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        Complex[] elements = IntStream.range(0, count)
                .mapToObj(i -> new Complex(x.data().real(i), x.data().imaginary(i)))
                .toArray(Complex[]::new);
        return new Numbers(x.dtype(), shape, elements);
    }

    static Tensor tensor(Numbers x) {
        Tensor re = part(x, Arrays.stream(x.elements()).mapToDouble(Complex::re).toArray());
        return x.dtype().isComplex()
                ? re.complex(part(
                        x, Arrays.stream(x.elements()).mapToDouble(Complex::im).toArray()))
                : re;
    }

    private static Tensor part(Numbers x, double... elements) {
        long[] shape = Arrays.stream(x.shape()).asLongStream().toArray();
        return Tensor.of(x.dtype().realPart(), shape, elements);
    }

    /** The tensor with its axes in the opposite order. */
    static Numbers reversed(Numbers x) {
        int rank = x.shape().length;
        int[] shape = IntStream.range(0, rank).map(i -> x.shape()[rank - 1 - i]).toArray();
        return Numbers.of(x.dtype(), shape, index -> {
            int position = 0;
            for (int i = 0; i < rank; i++) {
                position = position * shape[i] + index[i];
            }
            return x.elements()[position];
        });
    }

    /** Whether both have the same numbers, up to a factor of what a dtype resolves, of the largest. */
    static void assertClose(Numbers result, Numbers expected, double factor, String what) {
        assertThat(result.dtype()).as(what).isEqualTo(expected.dtype());
        assertThat(result.shape()).as(what).isEqualTo(expected.shape());
        double scale = Arrays.stream(expected.elements())
                .mapToDouble(e -> Math.hypot(e.re(), e.im()))
                .filter(Double::isFinite)
                .max()
                .orElse(0);
        double unit = result.dtype().realPart() == DType.F32 ? 2e-5 : 1e-11;
        double tolerance = unit * factor * Math.max(1, scale);
        for (int i = 0; i < expected.elements().length; i++) {
            assertNear(result.elements()[i].re(), expected.elements()[i].re(), tolerance, what);
            assertNear(result.elements()[i].im(), expected.elements()[i].im(), tolerance, what);
        }
    }

    private static void assertNear(double actual, double expected, double tolerance, String what) {
        boolean same = Double.compare(actual, expected) == 0 || Math.abs(actual - expected) <= tolerance;
        assertThat(same)
                .as("%s: XLA has %s, we have %s", what, actual, expected)
                .isTrue();
    }
}
