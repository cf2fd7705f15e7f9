package dev.covector.codegen.jvm.routine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covector.ir.DType;
import dev.covector.ir.Op;
import dev.covector.ir.TypeException;
import dev.covector.ir.Value;
import dev.covector.ops.ScatterAdd;
import dev.covector.ops.ScatterMax;
import dev.covector.ops.ScatterMin;
import dev.covector.ops.ScatterMul;
import dev.covector.ops.ScatterSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScatteringTest {
    @ParameterizedTest
    @EnumSource(names = "BOOL", mode = EnumSource.Mode.EXCLUDE)
    void updatesMergeOneAfterTheOtherWhereTheirClampedIndicesSay(DType dtype) {
        for (Merge kind : Merge.values()) {
            boolean compares = kind == Merge.MAX || kind == Merge.MIN;
            for (int seed = 0; seed < 60 && !(compares && dtype.isComplex()); seed++) {
                check(kind, dtype, new Random(seed), kind + " seed " + seed);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = "BOOL", mode = EnumSource.Mode.EXCLUDE)
    void longLinesAndManyPointsMergeInParts(DType dtype) {
        for (Merge kind : List.of(Merge.ADD, Merge.SET)) {
            check(
                    kind,
                    Sample.dense(dtype, 1100, 3),
                    Sample.dense(dtype, 1100, 4),
                    List.of(Sample.dense(DType.I64, 4)),
                    List.of(1),
                    kind + " of lines");
            for (DType indexType : List.of(DType.I64, DType.I32)) {
                check(
                        kind,
                        Sample.dense(dtype, 5),
                        Sample.dense(dtype, 1100),
                        List.of(Sample.dense(indexType, 1100)),
                        List.of(0),
                        kind + " at points of " + indexType);
            }
        }
    }

    private static void check(Merge kind, DType dtype, Random random, String description) {
        long[] shape = random.longs(1 + random.nextInt(3), 0, 5).toArray();
        List<Integer> axes =
                new ArrayList<>(IntStream.range(0, shape.length).boxed().toList());
        Collections.shuffle(axes, random);
        List<Integer> indexed = axes.subList(0, 1 + random.nextInt(shape.length));
        List<Integer> kept = kept(shape, indexed);
        long[] points = random.longs(random.nextInt(3), 0, 6).toArray();
        DType indexType = random.nextBoolean() ? DType.I32 : DType.I64;
        Sample x = Sample.random(dtype, random, true, shape);
        long[] updateShape = LongStream.concat(kept.stream().mapToLong(axis -> shape[axis]), Arrays.stream(points))
                .toArray();
        Sample updates = Sample.random(dtype, random, true, updateShape);
        List<Sample> indices = indexed.stream()
                .map(_ -> Sample.random(indexType, random, true, points))
                .toList();
        check(kind, x, updates, indices, indexed, description);
    }

    private static List<Integer> kept(long[] shape, List<Integer> indexed) {
        return IntStream.range(0, shape.length)
                .boxed()
                .filter(axis -> !indexed.contains(axis))
                .toList();
    }

    private static void check(
            Merge kind, Sample x, Sample updates, List<Sample> indices, List<Integer> indexed, String description) {
        List<Value> values = indices.stream().map(Sample::value).toList();
        Op op = op(kind, x.value(), updates.value(), values, indexed);
        Sample[] all = Stream.concat(Stream.of(x, updates), indices.stream()).toArray(Sample[]::new);
        if (Sample.indices(x.shape()).isEmpty()
                && !Sample.indices(updates.shape()).isEmpty()) {
            assertThatThrownBy(() -> Call.run(op, all)).isInstanceOf(TypeException.class);
            return;
        }
        Sample result = Call.run(op, all);
        Sample expected = expected(kind, x, updates, indices, indexed, kept(x.shape(), indexed));
        for (long[] at : Sample.indices(x.shape())) {
            assertThat(new double[] {result.real(at), result.imaginary(at)})
                    .as(description)
                    .containsExactly(expected.real(at), expected.imaginary(at));
        }
    }

    private static Op op(Merge kind, Value x, Value updates, List<Value> indices, List<Integer> axes) {
        return switch (kind) {
            case SET -> new ScatterSet(x, updates, indices, axes);
            case ADD -> new ScatterAdd(x, updates, indices, axes);
            case MULTIPLY -> new ScatterMul(x, updates, indices, axes);
            case MAX -> new ScatterMax(x, updates, indices, axes);
            case MIN -> new ScatterMin(x, updates, indices, axes);
        };
    }

    /** Real and imaginary parts of an element and of an update as one. */
    private static double[] merged(Merge kind, double[] x, double[] u) {
        return switch (kind) {
            case SET -> u;
            case ADD -> new double[] {x[0] + u[0], x[1] + u[1]};
            case MULTIPLY -> new double[] {x[0] * u[0] - x[1] * u[1], x[0] * u[1] + x[1] * u[0]};
            case MAX -> new double[] {Math.max(x[0], u[0]), 0};
            case MIN -> new double[] {Math.min(x[0], u[0]), 0};
        };
    }

    private static Sample expected(
            Merge kind, Sample x, Sample updates, List<Sample> indices, List<Integer> indexed, List<Integer> kept) {
        Sample sum = Sample.dense(x.dtype(), x.shape());
        for (long[] at : Sample.indices(x.shape())) {
            sum.set(x.real(at), x.imaginary(at), at);
        }
        for (long[] at : Sample.indices(updates.shape())) {
            long[] point = Arrays.copyOfRange(at, kept.size(), at.length);
            long[] to = new long[x.shape().length];
            for (int i = 0; i < kept.size(); i++) {
                to[kept.get(i)] = at[i];
            }
            boolean inside = true;
            for (int i = 0; i < indexed.size(); i++) {
                long size = x.shape()[indexed.get(i)];
                to[indexed.get(i)] =
                        Math.max(0, Math.min(size - 1, indices.get(i).integer(point)));
                inside &= size > 0;
            }
            if (inside) {
                double[] old = {sum.real(to), sum.imaginary(to)};
                double[] merged = merged(kind, old, new double[] {updates.real(at), updates.imaginary(at)});
                sum.set(merged[0], merged[1], to);
            }
        }
        return sum;
    }
}
