package dev.covector.tests.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covector.api.Compiled;
import dev.covector.autodiff.Complex;
import dev.covector.autodiff.Numbers;
import dev.covector.autodiff.Programs;
import dev.covector.autodiff.Reference;
import dev.covector.ir.DType;
import dev.covector.ir.Func;
import dev.covector.ir.TensorType;
import dev.covector.ir.Verifier;
import dev.covector.ops.OpDef;
import dev.covector.ops.OpSet;
import dev.covector.tracer.Staging;
import dev.covector.tracer.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every op of ops.spec, in every dtype it has, at sizes 0, 1, 2, 3, 17 and at unequal ones through one plan, against the
 * reference that computes one element at a time. Runs interpreted, as scalar code, and at every width of vectors.
 */
class ConformanceTest {
    private static final List<Map<String, Long>> SIZES = Stream.concat(
                    Stream.of(Map.of("n", 3L, "m", 4L, "k", 2L)),
                    Stream.of(0L, 1L, 2L, 3L, 17L).map(s -> Map.of("n", s, "m", s, "k", s)))
            .toList();

    static Stream<String> programs() {
        Stream<String> wide = Programs.differentiable();
        Stream<String> narrow = Programs.differentiable()
                .map(program -> program.replace("f64", "f32").replace("c128", "c64"));
        return Stream.of(wide, narrow, Programs.others(), Programs.measured()).flatMap(all -> all);
    }

    @ParameterizedTest
    @MethodSource("programs")
    void onePlanServesEverySizeWithTheReferencesNumbers(String program) {
        Func f = Programs.func(program);
        Compiled compiled = new Compiled(
                f.name(),
                args -> Staging.replay(
                        f, Stream.of(args).map(Tensor.class::cast).toList()));
        Random random = new Random(5);
        for (Map<String, Long> sizes : SIZES) {
            List<Numbers> point = point(f, sizes, random);
            List<Numbers> expected = Reference.run(f, point, OpSet.STANDARD);
            Object[] arguments = point.stream().map(ConformanceTest::tensor).toArray();
            List<?> results = (List<?>) compiled.call(arguments);
            List<Tensor> atOnce = Staging.replay(
                    f, Arrays.stream(arguments).map(Tensor.class::cast).toList());
            for (int i = 0; i < expected.size(); i++) {
                assertClose((Tensor) results.get(i), expected.get(i), program + " at " + sizes);
                assertClose(atOnce.get(i), expected.get(i), program + " at once, at " + sizes);
            }
        }
        assertThat(compiled.plans().size()).as("plans of " + program).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("programs")
    void textIsAFixedPoint(String program) {
        Func f = Verifier.check(Programs.func(program), OpSet.STANDARD);
        assertThat(Func.parse(f.toString(), OpSet.STANDARD)).isEqualTo(f);
    }

    @Test
    void everyOpIsInAProgram() {
        Set<String> used = new TreeSet<>();
        programs()
                .forEach(program -> Programs.func(program)
                        .body()
                        .stmts()
                        .forEach(stmt -> used.add(stmt.op().mnemonic())));
        assertThat(used)
                .containsAll(OpSet.STANDARD.definitions().stream()
                        .map(OpDef::mnemonic)
                        .collect(Collectors.toSet()));
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

    private static Tensor tensor(Numbers x) {
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

    private static void assertClose(Tensor result, Numbers expected, String what) {
        assertThat(result.dtype()).as(what).isEqualTo(expected.dtype());
        assertThat(result.sizes())
                .as(what)
                .isEqualTo(Arrays.stream(expected.shape()).asLongStream().toArray());
        double scale = Arrays.stream(expected.elements())
                .mapToDouble(e -> Math.hypot(e.re(), e.im()))
                .filter(Double::isFinite)
                .max()
                .orElse(0);
        // The factor of a matrix is as sensitive as the matrix is close to singular: here its condition is about a
        // thousand.
        double condition = Stream.of("cholesky", "qr", "lu", "pinv").anyMatch(what::contains) ? 100 : 1;
        double unit = result.dtype().realPart() == DType.F32 ? 2e-5 : 1e-11;
        double tolerance = unit * condition * Math.max(1, scale);
        for (int i = 0; i < expected.elements().length; i++) {
            Complex e = expected.elements()[i];
            assertNear(result.data().real(i), e.re(), tolerance, what);
            assertNear(result.data().imaginary(i), e.im(), tolerance, what);
        }
    }

    private static void assertNear(double actual, double expected, double tolerance, String what) {
        boolean same = Double.compare(actual, expected) == 0 || Math.abs(actual - expected) <= tolerance;
        assertThat(same)
                .as("%s: got %s, the reference has %s", what, actual, expected)
                .isTrue();
    }
}
