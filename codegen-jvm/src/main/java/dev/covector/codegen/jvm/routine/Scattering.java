package dev.covector.codegen.jvm.routine;

import dev.covector.ir.DType;
import dev.covector.ir.Op;
import dev.covector.ir.TypeException;
import dev.covector.ir.Value;
import dev.covector.ir.kernel.KernelCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** x with updates merged in where index tensors say, one index after the other in column-major order; in the memory of x, or in other. */
final class Scattering implements KernelCode {
    private final String name;
    private final Merge merge;
    private final DType dtype;
    private final DType indexType;
    /** How many elements, one after the other, are one element of the tensors: the parts of a complex number. */
    private final int parts;

    private final Axes x;
    private final List<Integer> indexed;
    private final List<Integer> kept;
    private final Axes keptUpdates;
    private final Axes indexedUpdates;
    private final List<Axes> indices = new ArrayList<>();

    /** The op has the operands x, updates, indices..., and the attribute axes. */
    Scattering(Op op, Merge merge) {
        name = op.mnemonic();
        List<Value> operands = op.operands();
        dtype = operands.get(0).type().dtype();
        this.merge = merge;
        parts = dtype.isComplex() && merge != Merge.MULTIPLY ? 2 : 1;
        indexType = operands.get(2).type().dtype();
        Operand first = Operand.first(operands.get(0));
        Operand updates = first.next(operands.get(1));
        x = first.axes();
        indexed = op.attributes().integers("axes");
        kept = IntStream.range(0, x.rank())
                .filter(axis -> !indexed.contains(axis))
                .boxed()
                .toList();
        keptUpdates = updates.axes(0, kept.size());
        indexedUpdates = updates.axes(kept.size(), updates.rank());
        Operand index = updates;
        for (Value operand : operands.subList(2, operands.size())) {
            index = index.next(operand);
            indices.add(index.axes());
        }
    }

    @Override
    public void run(long[] buffers, long[] sizes, long begin, long end) {
        long result = buffers[buffers.length - 1];
        if (buffers[0] != result) {
            DenseCopy.copy(dtype.bytes(), x, sizes, buffers[0], result);
        }
        if (x.count(sizes) == 0) {
            requireNoUpdates(sizes);
            return;
        }
        long[] dense = DenseCopy.dense(x.sizes(sizes));
        Points points = points(buffers, sizes, dense);
        Merging merging = Merging.of(merge, dtype);
        Folded lines = lines(sizes, dense);
        Odometer each = lines.without(-1);
        boolean single = lines.rank() == 1 && lines.sizes()[0] == 1 && points.isRegular();
        for (int count = points.next(); count > 0; count = points.next()) {
            if (single) {
                long from = buffers[1] + points.update(0) * dtype.bytes();
                merging.points(from, points.step() * dtype.bytes(), result, points.elements, count);
                continue;
            }
            for (int i = 0; i < count; i++) {
                long from = buffers[1] + points.update(i) * dtype.bytes();
                merge(merging, lines, each, from, result + points.elements[i] * dtype.bytes());
            }
        }
    }

    /** As where a gather would read, so that derivatives, which gather, are refused no more than this is. */
    private void requireNoUpdates(long[] sizes) {
        if (keptUpdates.count(sizes) * indexedUpdates.count(sizes) != 0) {
            throw new TypeException(name + ": x must have an element to clamp an index to; got " + dtype
                    + Arrays.toString(x.sizes(sizes)));
        }
    }

    private Points points(long[] buffers, long[] sizes, long[] dense) {
        List<Points.Index> all = new ArrayList<>();
        for (int k = 0; k < indices.size(); k++) {
            int axis = indexed.get(k);
            all.add(new Points.Index(buffers[2 + k], indices.get(k), x.size(axis, sizes), dense[axis]));
        }
        return new Points(indexType, all, indexedUpdates, sizes);
    }

    /** The axes that are not indexed, of the updates and of x. */
    private Folded lines(long[] sizes, long[] dense) {
        long[] to = kept.stream().mapToLong(axis -> dense[axis]).toArray();
        return Folded.of(
                behind(parts, 1, keptUpdates.sizes(sizes)),
                behind(1, parts, keptUpdates.strides(sizes)),
                behind(1, parts, to));
    }

    /** The values times a factor, behind a first one. */
    private static long[] behind(long first, int factor, long[] values) {
        return LongStream.concat(LongStream.of(first), Arrays.stream(values).map(value -> factor * value))
                .toArray();
    }

    private void merge(Merging merging, Folded lines, Odometer each, long from, long to) {
        long bytes = dtype.bytes() / parts;
        for (long i = 0; i < each.points(); i++) {
            merging.line(
                    from + each.offset(0) * bytes,
                    lines.from()[0] * bytes,
                    to + each.offset(1) * bytes,
                    lines.to()[0] * bytes,
                    lines.sizes()[0]);
            each.advance();
        }
    }
}
