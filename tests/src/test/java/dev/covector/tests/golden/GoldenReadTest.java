package dev.covector.tests.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covector.api.Compiled;
import dev.covector.autodiff.Complex;
import dev.covector.autodiff.Numbers;
import dev.covector.ir.DType;
import dev.covector.ir.Func;
import dev.covector.ir.Guard;
import dev.covector.ir.TensorType;
import dev.covector.ir.Verifier;
import dev.covector.lower.stablehlo.StableHlo;
import dev.covector.lower.stablehlo.read.StableHloReader;
import dev.covector.tests.read.ReadRuns;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The golden StableHLO texts, read back: the numbers of the functions that they are of, and texts that say the same again. */
class GoldenReadTest {
    /** Sizes for which every golden function has a meaning. */
    private static final List<Long> SIZES = List.of(4L, 5L, 7L);

    @TestFactory
    Stream<DynamicTest> goldenTextsAreReadBack() {
        return ExportedFunctions.all().entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(
                        each.getKey(), () -> check(each.getValue().get())));
    }

    private static void check(Func f) {
        StableHlo exported = StableHlo.of(f);
        Compiled before = ReadRuns.compiled(f);
        Func read = read(exported.text());
        assertThat(read.paramTypes()).isEqualTo(f.paramTypes());
        List<Guard> guards = f.guards().stream()
                .filter(guard -> f.symbols().containsAll(guard.symbols()))
                .toList();
        assertThat(read.guards()).containsExactlyElementsOf(guards);
        Compiled after = ReadRuns.compiled(read);
        Compiled again =
                ReadRuns.compiled(read(StableHlo.of(read, StableHloReader.OPS).text()));
        boolean isKnown =
                f.body().stmts().stream().allMatch(stmt -> stmt.op().born().isEmpty());
        for (long size : SIZES) {
            Map<String, Long> sizes = new HashMap<>();
            f.symbols().forEach(symbol -> sizes.put(symbol, size));
            List<Numbers> point = point(f, sizes);
            List<Numbers> expected = ReadRuns.run(before, point);
            ReadRuns.assertClose(ReadRuns.run(after, point), expected, read.toString());
            ReadRuns.assertClose(ReadRuns.run(again, point), expected, "exported again");
            if (isKnown) {
                ReadRuns.assertClose(ReadRuns.run(read(exported.text(sizes)), point), expected, "at " + sizes);
            }
        }
    }

    private static Func read(String text) {
        try {
            return Verifier.check(StableHloReader.read(text), StableHloReader.OPS);
        } catch (RuntimeException e) {
            throw new AssertionError(text, e);
        }
    }

    private static List<Numbers> point(Func f, Map<String, Long> sizes) {
        Random random = new Random(9);
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
            case REAL -> Complex.of(random.nextGaussian());
            case COMPLEX -> new Complex(random.nextGaussian(), random.nextGaussian());
        };
    }
}
