package dev.covector.tests.xla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.covector.autodiff.Complex;
import dev.covector.autodiff.Numbers;
import dev.covector.autodiff.Programs;
import dev.covector.autodiff.Reference;
import dev.covector.ir.DType;
import dev.covector.ir.Func;
import dev.covector.ir.TensorType;
import dev.covector.lower.stablehlo.StableHlo;
import dev.covector.ops.OpSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every op in every dtype, exported, verified by StableHLO, and run by XLA: the numbers of the reference. */
class ExportTest {
    private static final List<Map<String, Long>> SIZES = Stream.concat(
                    Stream.of(Map.of("n", 3L, "m", 4L, "k", 2L)),
                    Stream.of(0L, 1L).map(s -> Map.of("n", s, "m", s, "k", s)))
            .toList();

    static Stream<String> programs() {
        Stream<String> wide = Programs.differentiable();
        Stream<String> narrow = Programs.differentiable()
                .map(program -> program.replace("f64", "f32").replace("c128", "c64"));
        return Stream.of(wide, narrow, Programs.others()).flatMap(all -> all);
    }

    @BeforeEach
    void needsXla() {
        assumeTrue(Xla.peer().isPresent(), "no jaxlib: tests/xla/setup installs it");
    }

    @ParameterizedTest
    @MethodSource("programs")
    void staticModulesRunWithTheReferencesNumbers(String program) {
        Func f = Programs.func(program);
        Random random = new Random(5);
        for (Map<String, Long> sizes : SIZES) {
            List<Numbers> point = point(f, sizes, random);
            List<Numbers> expected = Reference.run(f, point, OpSet.STANDARD);
            String text = StableHlo.of(f).text(sizes);
            assertRuns(text, point, expected, program + " at " + sizes + "\n" + text);
        }
    }

    @ParameterizedTest
    @MethodSource("programs")
    void dynamicModulesAreRefinedToStaticOnes(String program) {
        Func f = Programs.func(program);
        String text = StableHlo.of(f).text();
        Random random = new Random(5);
        for (Map<String, Long> sizes :
                List.of(Map.of("n", 1L, "m", 1L, "k", 1L), Map.of("n", 5L, "m", 5L, "k", 5L), SIZES.get(0))) {
            List<Numbers> point = point(f, sizes, random);
            String what = program + " at " + sizes + "\n" + text;
            String refined;
            try {
                refined = Xla.peer()
                        .orElseThrow()
                        .refine(text, point.stream().map(Numbers::shape).toList());
            } catch (AssertionError e) {
                throw new AssertionError(what, e);
            }
            if (sizes.equals(SIZES.get(0))) {
                assertRuns(refined, point, Reference.run(f, point, OpSet.STANDARD), what + refined);
            }
        }
    }

    private static void assertRuns(String text, List<Numbers> point, List<Numbers> expected, String what) {
        List<Numbers> results;
        try {
            results = Xla.peer().orElseThrow().run(text, point);
        } catch (AssertionError e) {
            throw new AssertionError(what, e);
        }
        assertThat(results).hasSameSizeAs(expected);
        // The factor of a matrix is as sensitive as the matrix is close to singular.
        double condition = Stream.of("cholesky", "qr", "lu", "pinv").anyMatch(what::contains) ? 100 : 1;
        for (int i = 0; i < expected.size(); i++) {
            Tensors.assertClose(results.get(i), expected.get(i), condition, what);
        }
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
