package dev.covector.tests.read;

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
import dev.covector.lower.stablehlo.StableHlo;
import dev.covector.lower.stablehlo.read.StableHloReader;
import dev.covector.ops.OpSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every op in every dtype, exported, read back and run on our own kernels: the numbers of the reference. */
class ReadBackTest {
    private static final List<Map<String, Long>> SIZES = Stream.concat(
                    Stream.of(Map.of("n", 3L, "m", 4L, "k", 2L)),
                    Stream.of(0L, 1L, 5L).map(s -> Map.of("n", s, "m", s, "k", s)))
            .toList();

    static Stream<String> programs() {
        Stream<String> wide = Programs.differentiable();
        Stream<String> narrow = Programs.differentiable()
                .map(program -> program.replace("f64", "f32").replace("c128", "c64"));
        return Stream.of(wide, narrow, Programs.others()).flatMap(all -> all);
    }

    @ParameterizedTest
    @MethodSource("programs")
    void staticModulesHaveTheReferencesNumbers(String program) {
        Func f = Programs.func(program);
        Random random = new Random(5);
        for (Map<String, Long> sizes : SIZES) {
            List<Numbers> point = point(f, sizes, random);
            String text = StableHlo.of(f).text(sizes);
            assertRuns(text, f, point, program + " at " + sizes + "\n" + text);
        }
    }

    @ParameterizedTest
    @MethodSource("programs")
    void oneDynamicModuleHasTheReferencesNumbersAtAllSizes(String program) {
        Func f = Programs.func(program);
        String text = StableHlo.of(f).text();
        Func read = Verifier.check(StableHloReader.read(text), StableHloReader.OPS);
        assertThat(read.paramTypes()).isEqualTo(f.paramTypes());
        assertThat(read.resultTypes()).as(text).isEqualTo(f.resultTypes());
        assertThat(read.guards()).as(text).isEqualTo(f.guards());
        Compiled compiled = ReadRuns.compiled(read);
        Random random = new Random(5);
        for (Map<String, Long> sizes : SIZES) {
            List<Numbers> point = point(f, sizes, random);
            ReadRuns.assertClose(
                    ReadRuns.run(compiled, point),
                    Reference.run(f, point, OpSet.STANDARD),
                    program + " at " + sizes + "\n" + text);
        }
    }

    private static void assertRuns(String text, Func f, List<Numbers> point, String what) {
        Func read;
        try {
            read = Verifier.check(StableHloReader.read(text), StableHloReader.OPS);
        } catch (RuntimeException e) {
            throw new AssertionError(what, e);
        }
        assertThat(read.resultTypes()).as(what).hasSameSizeAs(f.resultTypes());
        ReadRuns.assertClose(ReadRuns.run(read, point), Reference.run(f, point, OpSet.STANDARD), what);
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
