package dev.covector.codegen.jvm.routine;

import static dev.covector.codegen.jvm.blas.Memory.ALL;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.covector.ir.DType;
import dev.covector.ir.kernel.KernelCode;
import dev.covector.ops.ScatterAdd;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** x with updates added where index tensors say, one index after the other in column-major order. */
final class ScatteredSum implements KernelCode {
    private final DType dtype;
    private final DType indexType;
    private final Axes x;
    private final List<Integer> indexed;
    private final List<Integer> kept;
    private final Axes keptUpdates;
    private final Axes indexedUpdates;
    private final List<Axes> indices = new ArrayList<>();

    ScatteredSum(ScatterAdd op) {
        dtype = op.x().type().dtype();
        indexType = op.indices().getFirst().type().dtype();
        Operand first = Operand.first(op.x());
        Operand updates = first.next(op.updates());
        x = first.axes();
        indexed = op.axes();
        kept = IntStream.range(0, x.rank())
                .filter(axis -> !indexed.contains(axis))
                .boxed()
                .toList();
        keptUpdates = updates.axes(0, kept.size());
        indexedUpdates = updates.axes(kept.size(), updates.rank());
        Operand index = updates;
        for (int i = 0; i < op.indices().size(); i++) {
            index = index.next(op.indices().get(i));
            indices.add(index.axes());
        }
    }

    @Override
    public void run(long[] buffers, long[] sizes, long begin, long end) {
        long result = buffers[buffers.length - 1];
        DenseCopy.copy(dtype.bytes(), x, sizes, buffers[0], result);
        // Where x has no elements, there is none that an index could be clamped to.
        if (x.count(sizes) == 0) {
            return;
        }
        long[] dense = DenseCopy.dense(x.sizes(sizes));
        Sums sums = new Sums(
                dtype, keptUpdates, kept.stream().mapToLong(axis -> dense[axis]).toArray(), sizes);
        Odometer points = points(sizes);
        for (long i = 0; i < points.points(); i++) {
            long element = 0;
            for (int k = 0; k < indices.size(); k++) {
                int axis = indexed.get(k);
                long index = index(buffers[2 + k], points.offset(k));
                element += dense[axis] * Math.clamp(index, 0L, x.size(axis, sizes) - 1);
            }
            long update = buffers[1] + points.offset(indices.size()) * dtype.bytes();
            sums.add(update, result + element * dtype.bytes());
            points.advance();
        }
    }

    /** Walks the shape of the indices, following each index tensor and then the updates. */
    private Odometer points(long[] sizes) {
        long[][] strides = new long[indices.size() + 1][];
        for (int k = 0; k < indices.size(); k++) {
            strides[k] = indices.get(k).strides(sizes);
        }
        strides[indices.size()] = indexedUpdates.strides(sizes);
        return new Odometer(indexedUpdates.sizes(sizes), strides);
    }

    private long index(long address, long element) {
        return indexType == DType.I32
                ? ALL.get(JAVA_INT, address + 4 * element)
                : ALL.get(JAVA_LONG, address + 8 * element);
    }
}
