package dev.covector.codegen.jvm.routine;

import static dev.covector.codegen.jvm.blas.Memory.ALL;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.covector.ir.DType;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;

/** The points of index tensors in column-major order, a part at a time: which element of x each says, which of the updates. */
final class Points {
    static final int PART = 512;

    /** One index tensor: where it is, which axis of x it indexes, and the stride of that. */
    record Index(long address, Axes axes, long size, long stride) {
        long clamped(long index) {
            return Math.max(0, Math.min(index, size - 1));
        }
    }

    final long[] elements = new long[PART];

    private final DType dtype;
    private final List<Index> indices;
    private final Axes updatesAxes;
    private final long[] numbers;
    private final boolean regular;
    private final Odometer walk;
    private final long[] updates = new long[PART];
    private final long[] places = new long[PART];
    private long done;
    private long first;

    Points(DType dtype, List<Index> indices, Axes updatesAxes, long[] numbers) {
        this.dtype = dtype;
        this.indices = indices;
        this.updatesAxes = updatesAxes;
        this.numbers = numbers;
        boolean all = updatesAxes.stride(numbers) != Axes.IRREGULAR;
        long[][] strides = new long[indices.size() + 1][];
        for (int k = 0; k < indices.size(); k++) {
            strides[k] = indices.get(k).axes().strides(numbers);
            all &= indices.get(k).axes().stride(numbers) != Axes.IRREGULAR;
        }
        strides[indices.size()] = updatesAxes.strides(numbers);
        regular = all;
        walk = new Odometer(updatesAxes.sizes(numbers), strides);
    }

    /** Whether updates are at equal distances, {@link #step} elements apart. */
    boolean isRegular() {
        return regular;
    }

    long step() {
        return updatesAxes.stride(numbers);
    }

    /** The number of the update for a point of the part. */
    long update(int i) {
        return regular ? (first + i) * step() : updates[i];
    }

    /** Moves to the next part; the number of points in it, 0 after the last one. */
    int next() {
        int count = (int) Math.min(PART, walk.points() - done);
        first = done;
        if (regular) {
            fillRegular(count);
        } else {
            for (int i = 0; i < count; i++) {
                fillWalking(i);
            }
        }
        done += count;
        return count;
    }

    private void fillRegular(int count) {
        Arrays.fill(elements, 0);
        for (Index index : indices) {
            read(index, count);
            add(elements, places, count, index.stride(), index.size() - 1);
        }
    }

    /** Takes what an index tensor says into an array, since loops over arrays are vectorised. */
    private void read(Index index, int count) {
        long step = index.axes().stride(numbers) * dtype.bytes();
        long address = index.address() + done * step;
        if (step == Long.BYTES && dtype == DType.I64) {
            MemorySegment.copy(ALL, JAVA_LONG, address, places, 0, count);
            return;
        }
        for (int i = 0; i < count; i++) {
            places[i] =
                    dtype == DType.I32 ? ALL.get(JAVA_INT, address + i * step) : ALL.get(JAVA_LONG, address + i * step);
        }
    }

    private static void add(long[] elements, long[] places, int count, long stride, long last) {
        for (int i = 0; i < count; i++) {
            elements[i] += stride * Math.max(0, Math.min(places[i], last));
        }
    }

    private void fillWalking(int i) {
        updates[i] = walk.offset(indices.size());
        elements[i] = 0;
        for (int k = 0; k < indices.size(); k++) {
            Index index = indices.get(k);
            elements[i] += index.stride() * index.clamped(read(index.address(), walk.offset(k)));
        }
        walk.advance();
    }

    private long read(long address, long element) {
        return dtype == DType.I32
                ? ALL.get(JAVA_INT, address + 4 * element)
                : ALL.get(JAVA_LONG, address + 8 * element);
    }
}
