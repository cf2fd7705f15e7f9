package dev.covector.codegen.jvm.routine;

import static dev.covector.codegen.jvm.blas.Memory.ALL;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.covector.ir.kernel.KernelCode;
import dev.covector.ops.Searchsorted;

/** The places of values among sorted elements, by halving. */
final class SearchedPlaces implements KernelCode {
    private final Keys keys;
    private final long bytes;
    private final boolean right;
    private final Axes sorted;
    private final Axes batch;
    private final Axes batchOfValues;
    private final Axes batchOfResult;
    private final Axes values;
    private final Axes result;

    SearchedPlaces(Searchsorted op) {
        Operand first = Operand.first(op.sorted());
        Operand second = first.next(op.values());
        Operand third = second.next(op.values());
        keys = new Keys(op.values().type().dtype());
        bytes = op.values().type().dtype().bytes();
        right = op.right();
        int own = second.rank() - (first.rank() - 1);
        sorted = first.axes(0, 1);
        batch = first.axes(1, first.rank());
        values = second.axes(0, own);
        batchOfValues = second.axes(own, second.rank());
        result = third.axes(0, own);
        batchOfResult = third.axes(own, third.rank());
    }

    @Override
    public void run(long[] buffers, long[] sizes, long begin, long end) {
        long length = sorted.size(0, sizes);
        long step = sorted.stride(0, sizes) * bytes;
        Odometer members = new Odometer(
                batch.sizes(sizes), batch.strides(sizes), batchOfValues.strides(sizes), batchOfResult.strides(sizes));
        Odometer points = new Odometer(values.sizes(sizes), values.strides(sizes), result.strides(sizes));
        for (long member = 0; member < members.points(); member++) {
            long line = buffers[0] + members.offset(0) * bytes;
            for (long i = 0; i < points.points(); i++) {
                long value = keys.at(buffers[1] + (members.offset(1) + points.offset(0)) * bytes);
                long place = right ? behind(line, step, length, value) : before(line, step, length, value);
                ALL.set(JAVA_LONG, buffers[2] + (members.offset(2) + points.offset(1)) * 8, place);
                points.advance();
            }
            members.advance();
        }
    }

    /** How many elements are less than the value. */
    private long before(long line, long step, long length, long value) {
        long place = 0;
        for (long rest = length; rest > 0; ) {
            long half = (rest + 1) >>> 1;
            place = keys.at(line + (place + half - 1) * step) < value ? place + half : place;
            rest -= half;
        }
        return place;
    }

    /** How many elements are not larger than the value: those less than the next key, where there is one. */
    private long behind(long line, long step, long length, long value) {
        return value == Long.MAX_VALUE ? length : before(line, step, length, value + 1);
    }
}
