package dev.covector.codegen.jvm.routine;

import java.util.Arrays;
import java.util.List;

/**
 * Some axes of one operand, the fastest first: where the size and the stride of each are among the numbers of a call.
 */
final class Axes {
    /** In place of a stride where axes cannot be walked as one. */
    static final long IRREGULAR = Long.MIN_VALUE;

    private final int[] sizes;
    private final int[] strides;

    private Axes(int[] sizes, int[] strides) {
        this.sizes = sizes;
        this.strides = strides;
    }

    /** Axes of an operand of some rank, whose sizes and then strides start at {@code at}. */
    static Axes of(List<Integer> axes, int rank, int at) {
        return new Axes(
                axes.stream().mapToInt(axis -> at + axis).toArray(),
                axes.stream().mapToInt(axis -> at + rank + axis).toArray());
    }

    int rank() {
        return sizes.length;
    }

    long size(int axis, long[] numbers) {
        return numbers[sizes[axis]];
    }

    long stride(int axis, long[] numbers) {
        return numbers[strides[axis]];
    }

    long[] sizes(long[] numbers) {
        return at(sizes, numbers);
    }

    long[] strides(long[] numbers) {
        return at(strides, numbers);
    }

    private static long[] at(int[] places, long[] numbers) {
        long[] values = new long[places.length];
        for (int i = 0; i < places.length; i++) {
            values[i] = numbers[places[i]];
        }
        return values;
    }

    /** The number of elements. */
    long count(long[] numbers) {
        long count = 1;
        for (int size : sizes) {
            count *= numbers[size];
        }
        return count;
    }

    /** The stride of all axes walked as one, or {@link #IRREGULAR}; 0 where there is one element. */
    long stride(long[] numbers) {
        long count = 1;
        long first = 0;
        for (int axis = 0; axis < sizes.length; axis++) {
            long size = numbers[sizes[axis]];
            if (size == 1) {
                continue;
            }
            long stride = numbers[strides[axis]];
            if (count == 1) {
                first = stride;
            } else if (stride != first * count) {
                return IRREGULAR;
            }
            count *= size;
        }
        return first;
    }

    /** The stride of the first axis with more than one element, without its sign. */
    long step(long[] numbers) {
        for (int axis = 0; axis < sizes.length; axis++) {
            if (numbers[sizes[axis]] != 1) {
                return Math.abs(numbers[strides[axis]]);
            }
        }
        return 0;
    }

    Axes then(Axes other) {
        return new Axes(concat(sizes, other.sizes), concat(strides, other.strides));
    }

    private static int[] concat(int[] x, int[] y) {
        int[] both = Arrays.copyOf(x, x.length + y.length);
        System.arraycopy(y, 0, both, x.length, y.length);
        return both;
    }

    Axes reordered(int[] order) {
        int[] newSizes = new int[order.length];
        int[] newStrides = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            newSizes[i] = sizes[order[i]];
            newStrides[i] = strides[order[i]];
        }
        return new Axes(newSizes, newStrides);
    }
}
