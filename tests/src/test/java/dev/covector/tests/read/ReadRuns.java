package dev.covector.tests.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covector.api.Compiled;
import dev.covector.autodiff.Complex;
import dev.covector.autodiff.Numbers;
import dev.covector.ir.DType;
import dev.covector.ir.Func;
import dev.covector.tracer.Staging;
import dev.covector.tracer.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Runs functions that were read, and compares numbers. */
public final class ReadRuns {
    private ReadRuns() {}

    /** The function as users call it, compiled. */
    public static Compiled compiled(Func f) {
        return new Compiled(
                "read",
                args -> Staging.replay(
                        f, Arrays.stream(args).map(Tensor.class::cast).toList()));
    }

    public static List<Numbers> run(Func f, List<Numbers> point) {
        return run(compiled(f), point);
    }

    public static List<Numbers> run(Compiled compiled, List<Numbers> point) {
        Object[] arguments = point.stream().map(ReadRuns::tensor).toArray();
        return ((List<?>) compiled.call(arguments))
                .stream().map(x -> numbers((Tensor) x)).toList();
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

    static Numbers numbers(Tensor x) {
        int[] shape = Arrays.stream(x.sizes()).mapToInt(Math::toIntExact).toArray();
        int count = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        Complex[] elements = IntStream.range(0, count)
                .mapToObj(i -> new Complex(x.data().real(i), x.data().imaginary(i)))
                .toArray(Complex[]::new);
        return new Numbers(x.dtype(), shape, elements);
    }

    public static void assertClose(List<Numbers> results, List<Numbers> expected, String what) {
        assertThat(results).as(what).hasSameSizeAs(expected);
        // The factor of a matrix is as sensitive as the matrix is close to singular.
        double condition = Stream.of("cholesky", "qr", "lu", "pinv").anyMatch(what::contains) ? 100 : 1;
        for (int i = 0; i < expected.size(); i++) {
            assertClose(results.get(i), expected.get(i), condition, what);
        }
    }

    private static void assertClose(Numbers result, Numbers expected, double factor, String what) {
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
                .as("%s: read back it has %s, before %s", what, actual, expected)
                .isTrue();
    }
}
