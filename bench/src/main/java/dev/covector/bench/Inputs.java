package dev.covector.bench;

import dev.covector.ir.DType;
import dev.covector.tracer.Tensor;

/** The inputs of all frameworks, by a formula that {@code peers/peer.py} has too: element k is a hash of k and the seed. */
final class Inputs {
    private static final long LOW_HALF = 0xFFFFFFFFL;
    private static final double RANGE = 1L << 32;

    private Inputs() {}

    /** Elements counted as Python does it, the last index fastest, from -1 to 1. */
    static Tensor numbers(DType dtype, int seed, long... shape) {
        return between(-1, 1, dtype, seed, shape);
    }

    static Tensor between(double low, double high, DType dtype, int seed, long... shape) {
        return Tensor.of(dtype, shape, inColumns(seed, low, high, shape));
    }

    static Tensor complexNumbers(int seed, long... shape) {
        return Tensor.complex(inColumns(seed, -1, 1, shape), inColumns(seed + 1, -1, 1, shape))
                .reshape(shape);
    }

    /** Elements counted as they lie in memory, so that the first axis here is the last one there. */
    static Tensor inMemoryOrder(DType dtype, int seed, long... shape) {
        double[] elements = new double[Math.toIntExact(count(shape))];
        for (int k = 0; k < elements.length; k++) {
            elements[k] = 2 * unit(k, seed) - 1;
        }
        return Tensor.of(dtype, shape, elements);
    }

    private static double[] inColumns(int seed, double low, double high, long... shape) {
        double[] elements = new double[Math.toIntExact(count(shape))];
        long[] index = new long[shape.length];
        for (int place = 0; place < elements.length; place++) {
            long k = 0;
            for (int axis = 0; axis < shape.length; axis++) {
                k = k * shape[axis] + index[axis];
            }
            elements[place] = low + (high - low) * unit(k, seed);
            for (int axis = 0; axis < shape.length && ++index[axis] == shape[axis]; axis++) {
                index[axis] = 0;
            }
        }
        return elements;
    }

    /** From 0 to 1. */
    static double unit(long k, int seed) {
        long mixed = ((k + 1) * 2654435761L + seed * 40503L) & LOW_HALF;
        mixed = ((mixed ^ mixed >>> 15) * 2246822519L) & LOW_HALF;
        return (mixed ^ mixed >>> 13) / RANGE;
    }

    private static long count(long... shape) {
        long count = 1;
        for (long size : shape) {
            count = Math.multiplyExact(count, size);
        }
        return count;
    }
}
