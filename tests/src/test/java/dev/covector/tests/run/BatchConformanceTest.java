package dev.covector.tests.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covector.api.Compiled;
import dev.covector.autodiff.Batch;
import dev.covector.autodiff.Programs;
import dev.covector.ir.DType;
import dev.covector.ir.Dim;
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
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every op of ops.spec over a batch is the loop over its members: with each operand batched alone and with all together,
 * with sizes and numbers of members 0, 1, 2 and 3, one plan for all of them.
 */
class BatchConformanceTest {
    private static final List<Map<String, Long>> SIZES =
            List.of(sizes(3, 2, 1, 3), sizes(0, 0, 0, 2), sizes(1, 1, 1, 1), sizes(2, 2, 2, 0), sizes(3, 3, 3, 3));

    private static Map<String, Long> sizes(long n, long m, long k, long members) {
        return Map.of("n", n, "m", m, "k", k, "members", members);
    }

    static Stream<String> programs() {
        Stream<String> narrow = Programs.differentiable()
                .map(program -> program.replace("f64", "f32").replace("c128", "c64"));
        return Stream.of(Programs.differentiable(), narrow, Programs.others()).flatMap(all -> all);
    }

    @ParameterizedTest
    @MethodSource("programs")
    void aBatchIsTheLoopOverItsMembers(String program) {
        Func f = Programs.func(program);
        Compiled alone = compiled(f);
        int count = f.params().size();
        for (int only = -1; only < (count == 1 ? 0 : count); only++) {
            int chosen = only;
            List<Boolean> marks = IntStream.range(0, count)
                    .mapToObj(i -> chosen < 0 || chosen == i)
                    .toList();
            Batch.Batched batch = Batch.of(f, marks, Dim.symbol("members"), OpSet.STANDARD);
            Compiled together = compiled(Verifier.check(batch.func(), OpSet.STANDARD));
            Random random = new Random(11);
            SIZES.forEach(sizes ->
                    check(program, alone, together, batch, marks, arguments(batch.func(), sizes, random), sizes));
            assertThat(together.plans().size()).as("plans of " + program).isEqualTo(1);
        }
    }

    private static Compiled compiled(Func f) {
        return new Compiled(
                f.name(),
                args -> Staging.replay(
                        f, Stream.of(args).map(Tensor.class::cast).toList()));
    }

    private static void check(
            String program,
            Compiled alone,
            Compiled together,
            Batch.Batched batch,
            List<Boolean> marks,
            List<Tensor> given,
            Map<String, Long> sizes) {
        List<?> all = (List<?>) together.call(given.toArray());
        for (int m = 0; m < Objects.requireNonNull(sizes.get("members")); m++) {
            int member = m;
            Object[] one = IntStream.range(0, given.size())
                    .mapToObj(i -> marks.get(i) ? member(given.get(i), member) : given.get(i))
                    .toArray();
            List<?> expected = (List<?>) alone.call(one);
            for (int i = 0; i < expected.size(); i++) {
                Tensor got = (Tensor) all.get(i);
                String what = "member %d of %s with %s batched at %s".formatted(m, program, marks, sizes);
                assertSame(batch.results().get(i) ? member(got, m) : got, (Tensor) expected.get(i), what);
            }
        }
        if (sizes.get("members") == 0) {
            for (int i = 0; i < all.size(); i++) {
                long elements = Arrays.stream(((Tensor) all.get(i)).sizes()).reduce(1, (a, b) -> a * b);
                assertThat(elements).isEqualTo(batch.results().get(i) ? 0 : elements);
            }
        }
    }

    private static Tensor member(Tensor x, int m) {
        return x.take(x.rank() - 1, m);
    }

    private static List<Tensor> arguments(Func f, Map<String, Long> sizes, Random random) {
        List<Tensor> all = new ArrayList<>();
        for (TensorType type : f.paramTypes()) {
            long[] shape =
                    type.shape().stream().mapToLong(dim -> dim.eval(sizes)).toArray();
            Tensor re = part(type.dtype(), shape, random);
            all.add(type.dtype().isComplex() ? re.complex(part(type.dtype(), shape, random)) : re);
        }
        return all;
    }

    private static Tensor part(DType dtype, long[] shape, Random random) {
        int count = (int) Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        double[] elements = random.doubles(count)
                .map(x -> dtype.isInexact()
                        ? (float) (4 * x - 2)
                        : dtype == DType.BOOL ? Math.round(x) : Math.floor(7 * x) - 3)
                .toArray();
        return Tensor.of(dtype.realPart(), shape, elements);
    }

    private static void assertSame(Tensor got, Tensor expected, String what) {
        assertThat(got.type()).as(what).isEqualTo(expected.type());
        double unit = got.dtype().realPart() == DType.F32 ? 1e-4 : 1e-10;
        int count = (int) Arrays.stream(got.sizes()).reduce(1, (a, b) -> a * b);
        double scale = IntStream.range(0, count)
                .mapToDouble(i -> Math.abs(expected.data().real(i)))
                .filter(Double::isFinite)
                .max()
                .orElse(0);
        for (int i = 0; i < count; i++) {
            assertNear(got.data().real(i), expected.data().real(i), unit * Math.max(1, scale), what);
            assertNear(got.data().imaginary(i), expected.data().imaginary(i), unit * Math.max(1, scale), what);
        }
    }

    private static void assertNear(double got, double expected, double tolerance, String what) {
        boolean same = Double.compare(got, expected) == 0 || Math.abs(got - expected) <= tolerance;
        assertThat(same).as("%s: got %s, alone it is %s", what, got, expected).isTrue();
    }

    /** All but the one that makes a size of data, which has no batch. */
    @Test
    void everyOpOfTheSpecIsInABatch() {
        Set<String> used = new TreeSet<>();
        programs()
                .forEach(program -> Programs.func(program)
                        .body()
                        .stmts()
                        .forEach(stmt -> used.add(stmt.op().mnemonic())));
        Set<String> missing = new TreeSet<>();
        OpSet.STANDARD.definitions().stream()
                .map(OpDef::mnemonic)
                .filter(op -> !used.contains(op))
                .forEach(missing::add);
        assertThat(missing).containsExactly("measure");
    }
}
