package dev.covector.codegen.jvm.routine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.covector.ir.DType;
import dev.covector.ops.DotGeneral;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ContractionTest {
    private static final long[] SIZES = {0, 1, 1, 2, 2, 3, 5, 7};

    /** Axes of one operand: which role each has, and which number within the role. */
    private record Roles(List<String> names, Sizes sizes) {
        long[] shape() {
            return names.stream().mapToLong(name -> sizes.of(name)).toArray();
        }

        List<Integer> axes(String role, int count) {
            return IntStream.range(0, count)
                    .mapToObj(i -> names.indexOf(role + i))
                    .toList();
        }
    }

    /** The size of each named axis. */
    private record Sizes(Map<String, Long> sizes) {
        long of(String name) {
            return Objects.requireNonNull(sizes.get(name));
        }
    }

    @ParameterizedTest
    @EnumSource(names = "BOOL", mode = EnumSource.Mode.EXCLUDE)
    void productsOfAnyLayoutAreThoseOfTheDefinition(DType dtype) {
        for (int seed = 0; seed < 150; seed++) {
            Random random = new Random(seed);
            int contracted = random.nextInt(3);
            int batches = random.nextInt(3);
            int freeX = random.nextInt(3);
            int freeY = random.nextInt(3);
            Sizes sizes = new Sizes(new HashMap<>());
            Roles x = roles(sizes, random, contracted, batches, "x", freeX);
            Roles y = roles(sizes, random, contracted, batches, "y", freeY);
            Sample a = Sample.random(dtype, random, true, x.shape());
            Sample b = Sample.random(dtype, random, true, y.shape());
            DotGeneral op = new DotGeneral(
                    a.value(),
                    b.value(),
                    x.axes("k", contracted),
                    y.axes("k", contracted),
                    x.axes("b", batches),
                    y.axes("b", batches));
            check(a, b, op, Call.run(op, a, b), "seed " + seed);
        }
    }

    private static Roles roles(Sizes sizes, Random random, int contracted, int batches, String mine, int free) {
        List<String> names = new ArrayList<>();
        IntStream.range(0, contracted).forEach(i -> names.add("k" + i));
        IntStream.range(0, batches).forEach(i -> names.add("b" + i));
        IntStream.range(0, free).forEach(i -> names.add(mine + i));
        if (random.nextBoolean()) {
            Collections.shuffle(names, random);
        }
        names.forEach(name -> sizes.sizes.computeIfAbsent(name, _ -> SIZES[random.nextInt(SIZES.length)]));
        return new Roles(names, sizes);
    }

    /** Compares with sums of products; the elements are small integers, so both are exact. */
    private static void check(Sample x, Sample y, DotGeneral op, Sample result, String description) {
        List<Integer> freeX = free(x, op.contractX(), op.batchX());
        List<Integer> freeY = free(y, op.contractY(), op.batchY());
        long[] depth =
                op.contractX().stream().mapToLong(axis -> x.shape()[axis]).toArray();
        for (long[] at : Sample.indices(result.shape())) {
            long[] ix = new long[x.shape().length];
            long[] iy = new long[y.shape().length];
            int axis = 0;
            for (int free : freeX) {
                ix[free] = at[axis++];
            }
            for (int free : freeY) {
                iy[free] = at[axis++];
            }
            for (int i = 0; i < op.batchX().size(); i++, axis++) {
                ix[op.batchX().get(i)] = at[axis];
                iy[op.batchY().get(i)] = at[axis];
            }
            double real = 0;
            double imaginary = 0;
            for (long[] k : Sample.indices(depth)) {
                for (int i = 0; i < k.length; i++) {
                    ix[op.contractX().get(i)] = k[i];
                    iy[op.contractY().get(i)] = k[i];
                }
                real += x.real(ix) * y.real(iy) - x.imaginary(ix) * y.imaginary(iy);
                imaginary += x.real(ix) * y.imaginary(iy) + x.imaginary(ix) * y.real(iy);
            }
            assertThat(new double[] {result.real(at) + 0.0, result.imaginary(at) + 0.0})
                    .as("%s at %s, %s", description, Arrays.toString(at), op)
                    .containsExactly(real + 0.0, imaginary + 0.0);
        }
    }

    private static List<Integer> free(Sample x, List<Integer> contracted, List<Integer> batch) {
        return IntStream.range(0, x.shape().length)
                .boxed()
                .filter(axis -> !contracted.contains(axis) && !batch.contains(axis))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"true,true", "true,false", "false,true", "false,false"})
    void largeMatricesMultiplyUnderEveryTransposition(boolean transposedX, boolean transposedY) {
        Random random = new Random(3);
        long[] shapeX = transposedX ? new long[] {130, 70} : new long[] {70, 130};
        long[] shapeY = transposedY ? new long[] {90, 130} : new long[] {130, 90};
        Sample x = Sample.random(DType.F64, random, false, shapeX);
        Sample y = Sample.random(DType.F64, random, false, shapeY);
        DotGeneral op = new DotGeneral(
                x.value(), y.value(), List.of(transposedX ? 0 : 1), List.of(transposedY ? 1 : 0), List.of(), List.of());
        check(x, y, op, Call.run(op, x, y), "large");
    }

    @ParameterizedTest
    @CsvSource({"8", "9", "0", "-8"})
    void oneMatrixMultipliesABatchHoweverFarApart(long distance) {
        Random random = new Random(4);
        Sample x = Sample.strided(DType.F64, new long[] {3, 4, 5}, new long[] {1, 3, 0}, random);
        Sample y = Sample.strided(DType.F64, new long[] {4, 2, 5}, new long[] {1, 4, distance}, random);
        DotGeneral op = new DotGeneral(x.value(), y.value(), List.of(1), List.of(0), List.of(2), List.of(2));
        check(x, y, op, Call.run(op, x, y), "distance " + distance);
    }

    @Test
    void integersWrap() {
        Sample x = Sample.dense(DType.I64, 1, 2);
        Sample y = Sample.dense(DType.I64, 2, 1);
        x.setInteger(Long.MAX_VALUE, 0, 0);
        x.setInteger(3, 0, 1);
        y.setInteger(2, 0, 0);
        y.setInteger(5, 1, 0);
        DotGeneral op = new DotGeneral(x.value(), y.value(), List.of(1), List.of(0), List.of(), List.of());
        assertThat(Call.run(op, x, y).integer(0, 0)).isEqualTo(13);
    }

    @Test
    void aSumOfNothingIsZero() {
        Sample x = Sample.dense(DType.F64, 2, 0);
        Sample y = Sample.dense(DType.F64, 0, 3);
        DotGeneral op = new DotGeneral(x.value(), y.value(), List.of(1), List.of(0), List.of(), List.of());
        Sample result = Call.run(op, x, y);
        for (long[] at : Sample.indices(2, 3)) {
            assertThat(result.real(at)).isCloseTo(0, within(0.0));
        }
    }
}
