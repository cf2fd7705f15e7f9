package dev.covector.tests.robust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covector.api.Compiled;
import dev.covector.ir.DType;
import dev.covector.ir.TypeException;
import dev.covector.tracer.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random programs of the methods that users call give the same numbers at once, jitted, and jitted on arguments that lie in
 * strides; and one compiled function serves all sizes. (Programs of ops, every kind of kernel, and derivatives are what
 * {@code covector check programs} looks at.) {@code -Dfuzz.seconds=N} draws seeds for so long,
 * {@code -Dfuzz.seed=S} runs one.
 */
class FuzzTest {
    private static final List<Map<String, Long>> SIZES = List.of(
            Map.of("n", 4L, "m", 3L),
            Map.of("n", 7L, "m", 2L),
            Map.of("n", 1L, "m", 3L),
            Map.of("n", 0L, "m", 5L),
            Map.of("n", 2L, "m", 2L),
            Map.of("n", 33L, "m", 20L));
    private static final int LENGTH = 9;

    static LongStream seeds() {
        Long one = Long.getLong("fuzz.seed");
        return one != null ? LongStream.of(one) : LongStream.range(0, 40);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void itDoesNotMatterHowAProgramRuns(long seed) {
        check(RandomProgram.of(seed, LENGTH));
    }

    @Test
    void norForAnyOtherSeed() {
        long seconds = Long.getLong("fuzz.seconds", 0);
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        long seed = System.nanoTime() & 0xffffff_ffffL;
        List<String> failures = new ArrayList<>();
        long first = seed;
        while (System.nanoTime() < end) {
            try {
                check(RandomProgram.of(seed, LENGTH));
            } catch (AssertionError | RuntimeException e) {
                failures.add(RandomProgram.of(seed, LENGTH) + "\n" + e);
                if (!(e instanceof AssertionError)) {
                    e.printStackTrace();
                }
            }
            seed++;
        }
        if (seconds > 0) {
            IO.println("fuzzed the seeds from " + first + " to " + (seed - 1));
        }
        assertThat(failures).isEmpty();
    }

    private static void check(RandomProgram program) {
        if (program.isEmpty()) {
            return;
        }
        Compiled jitted = new Compiled("f", args -> program.results(List.of((Tensor[]) args[0])));
        for (Map<String, Long> sizes : SIZES) {
            List<Tensor> arguments = program.arguments(sizes);
            String refusal = program.refusal(arguments);
            if (refusal == null) {
                List<Tensor> atOnce = program.results(arguments);
                assertSame(program, atOnce, call(jitted, arguments), "jitted at " + sizes);
                List<Tensor> strided = arguments.stream().map(FuzzTest::strided).toList();
                assertSame(program, atOnce, call(jitted, strided), "jitted in strides at " + sizes);
            } else {
                refuses(program, jitted, arguments, refusal);
            }
        }
        // Each call may have had a contract of its own, but never more than one for dense and one for strided
        // arguments.
        assertThat(jitted.plans().size()).as(program.toString()).isLessThanOrEqualTo(2 * SIZES.size());
    }

    @SuppressWarnings("unchecked") // the program returns a list of tensors
    private static List<Tensor> call(Compiled f, List<Tensor> arguments) {
        return (List<Tensor>) f.call((Object) arguments.toArray(Tensor[]::new));
    }

    private static void refuses(RandomProgram program, Compiled jitted, List<Tensor> arguments, String refusal) {
        try {
            call(jitted, arguments);
        } catch (TypeException e) {
            return;
        }
        throw new AssertionError(program + "\nruns jitted, and is refused at once: " + refusal);
    }

    /** The same elements, every second one of a larger tensor, last axis first. */
    private static Tensor strided(Tensor x) {
        if (x.rank() == 0) {
            return x;
        }
        Tensor wide = x.transpose().repeat(2, 0);
        return wide.slice(0, 0, Tensor.END, 2)
                .reverse(0)
                .add(0)
                .reverse(0)
                .transpose()
                .convert(x.dtype());
    }

    private static void assertSame(RandomProgram program, List<Tensor> expected, List<Tensor> actual, String how) {
        double scale = 1;
        boolean single = false;
        for (int i = 0; i < expected.size(); i++) {
            Tensor e = expected.get(i);
            Tensor a = actual.get(i);
            String what = program + "\n" + how + ": " + program.step(i);
            assertThat(a.type()).as(what).isEqualTo(e.type());
            scale = Math.max(scale, RandomProgram.largest(e));
            single |= e.dtype().realPart() == DType.F32;
            double tolerance = e.dtype().isInexact() ? scale * (single ? 2e-3 : 1e-9) : 0;
            for (long j = 0; j < e.elements().constant(); j++) {
                double re = e.data().real(j);
                double got = a.data().real(j);
                boolean same = near(re, got, tolerance)
                        && near(e.data().imaginary(j), a.data().imaginary(j), tolerance);
                if (!same) {
                    throw new AssertionError(what + "\n element " + j + ": " + got + " instead of " + re);
                }
            }
        }
    }

    private static boolean near(double x, double y, double tolerance) {
        return Double.compare(x, y) == 0 || x == y || Math.abs(x - y) <= tolerance;
    }
}
