package dev.covector.tests.xla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covector.api.Compiled;
import dev.covector.autodiff.Complex;
import dev.covector.autodiff.Numbers;
import dev.covector.autodiff.Programs;
import dev.covector.autodiff.Reference;
import dev.covector.ir.DType;
import dev.covector.ir.Func;
import dev.covector.ir.TensorType;
import dev.covector.lower.stablehlo.ExportException;
import dev.covector.ops.OpSet;
import dev.covector.runtime.Device;
import dev.covector.tracer.Staging;
import dev.covector.tracer.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every op of ops.spec on XLA's CPU: the numbers of the reference that computes one element at a time. What runs for exact sizes in the
 * wide dtypes, {@link ExportTest} holds against jaxlib.
 */
class DeviceConformanceTest {
    private static final Map<String, Long> UNEQUAL = Map.of("n", 3L, "m", 4L, "k", 2L);

    /** All in the same bucket; the padding is larger than most tensors. */
    private static final List<Map<String, Long>> SIZES = List.of(
            UNEQUAL,
            Map.of("n", 0L, "m", 0L, "k", 0L),
            Map.of("n", 1L, "m", 1L, "k", 1L),
            Map.of("n", 7L, "m", 7L, "k", 7L));

    static Stream<String> wide() {
        return Stream.of(Programs.differentiable(), Programs.others(), Programs.measured())
                .flatMap(all -> all);
    }

    static Stream<String> narrow() {
        return Programs.differentiable()
                .map(program -> program.replace("f64", "f32").replace("c128", "c64"));
    }

    @ParameterizedTest
    @MethodSource("narrow")
    void runsWithTheReferencesNumbers(String program) {
        check(program, compiled(program, Devices.cpu()), List.of(UNEQUAL));
    }

    /** Room takes nothing from a dtype, so that one width is enough. */
    @ParameterizedTest
    @MethodSource("wide")
    void oneExecutableServesABucketOfSizes(String program) {
        Compiled compiled = compiled(program, Devices.cpu().inBuckets());
        if (program.contains("full = true")) {
            Object[] arguments = arguments(Programs.func(program), UNEQUAL, new Random(5));
            assertThatThrownBy(() -> compiled.call(arguments))
                    .isInstanceOf(ExportException.class)
                    .hasMessageContaining("compile for exact sizes");
            return;
        }
        check(program, compiled, SIZES);
        assertThat(compiled.plans().plans().getFirst().kernels()).as(program).isEqualTo("1 executable");
    }

    private static Compiled compiled(String program, Device device) {
        Func f = Programs.func(program);
        return new Compiled(
                        f.name(),
                        args -> Staging.replay(
                                f, Stream.of(args).map(Tensor.class::cast).toList()))
                .on(device);
    }

    private static void check(String program, Compiled compiled, List<Map<String, Long>> all) {
        Func f = Programs.func(program);
        Random random = new Random(5);
        for (Map<String, Long> sizes : all) {
            List<Numbers> point = point(f, sizes, random);
            List<Numbers> expected = Reference.run(f, point, OpSet.STANDARD);
            Object[] arguments = point.stream().map(Tensors::tensor).toArray();
            List<?> results = (List<?>) compiled.call(arguments);
            // The factor of a matrix is as sensitive as the matrix is close to singular.
            double condition = Stream.of("cholesky", "qr", "lu", "pinv").anyMatch(program::contains) ? 100 : 1;
            for (int i = 0; i < expected.size(); i++) {
                Numbers result = Tensors.numbers((Tensor) results.get(i));
                Tensors.assertClose(result, expected.get(i), condition, program + " at " + sizes);
            }
        }
        assertThat(compiled.plans().size()).as("plans of " + program).isEqualTo(1);
    }

    private static Object[] arguments(Func f, Map<String, Long> sizes, Random random) {
        return point(f, sizes, random).stream().map(Tensors::tensor).toArray();
    }

    private static List<Numbers> point(Func f, Map<String, Long> sizes, Random random) {
        List<Numbers> all = new ArrayList<>();
        for (TensorType type : f.paramTypes()) {
            int[] shape =
                    type.shape().stream().mapToInt(dim -> (int) dim.eval(sizes)).toArray();
            all.add(Numbers.of(type.dtype(), shape, _ -> number(type.dtype(), random)));
        }
        return all;
    }

    private static Complex number(DType dtype, Random random) {
        return switch (dtype.kind()) {
            case BOOL -> Complex.of(random.nextInt(2));
            case INTEGER -> Complex.of(random.nextInt(-3, 4));
            case REAL -> Complex.of((float) random.nextGaussian());
            case COMPLEX -> new Complex((float) random.nextGaussian(), (float) random.nextGaussian());
        };
    }
}
