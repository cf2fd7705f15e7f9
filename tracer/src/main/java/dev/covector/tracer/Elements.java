package dev.covector.tracer;

import dev.covector.ir.DType;
import java.util.Arrays;
import java.util.stream.IntStream;

/** The elements of a concrete tensor as Java arrays. */
final class Elements {
    private Elements() {}

    static double real(TensorData data, long position) {
        return data.dtype().isInexact() ? data.real(position) : data.integer(position);
    }

    static int count(TensorData data) {
        return Math.toIntExact(Arrays.stream(data.shape()).reduce(1, Math::multiplyExact));
    }

    static double[] doubles(TensorData data) {
        if (data.dtype() == DType.F64) {
            return (double[]) Immediate.executor().toArray(data);
        }
        return IntStream.range(0, count(data)).mapToDouble(i -> real(data, i)).toArray();
    }

    static float[] floats(TensorData data) {
        if (data.dtype() == DType.F32) {
            return (float[]) Immediate.executor().toArray(data);
        }
        float[] numbers = new float[count(data)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) real(data, i);
        }
        return numbers;
    }

    static long[] longs(TensorData data) {
        if (data.dtype() == DType.I64) {
            return (long[]) Immediate.executor().toArray(data);
        }
        return IntStream.range(0, count(data)).mapToLong(data::integer).toArray();
    }

    static boolean[] booleans(TensorData data) {
        boolean[] flags = new boolean[count(data)];
        for (int i = 0; i < flags.length; i++) {
            flags[i] = data.integer(i) != 0;
        }
        return flags;
    }
}
