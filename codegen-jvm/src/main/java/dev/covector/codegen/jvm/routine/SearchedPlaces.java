package dev.covector.codegen.jvm.routine;

import static dev.covector.codegen.jvm.blas.Memory.ALL;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.covector.ir.kernel.KernelCode;
import dev.covector.ops.Searchsorted;
import java.util.Arrays;

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
        Odometer members = new Odometer(
                batch.sizes(sizes), batch.strides(sizes), batchOfValues.strides(sizes), batchOfResult.strides(sizes));
        Part part = new Part(sorted.size(0, sizes), sorted.stride(0, sizes) * bytes);
        for (long member = 0; member < members.points(); member++) {
            Odometer points = new Odometer(values.sizes(sizes), values.strides(sizes), result.strides(sizes));
            for (long done = 0; done < points.points(); done += Part.SIZE) {
                int count = (int) Math.min(Part.SIZE, points.points() - done);
                for (int i = 0; i < count; i++) {
                    part.wanted[i] = keys.at(buffers[1] + (members.offset(1) + points.offset(0)) * bytes);
                    part.results[i] = buffers[2] + (members.offset(2) + points.offset(1)) * 8;
                    points.advance();
                }
                part.search(buffers[0] + members.offset(0) * bytes, count);
            }
            members.advance();
        }
    }

    /** Some values that are searched for together, so that their reads of memory overlap. */
    private final class Part {
        static final int SIZE = 64;

        final long[] wanted = new long[SIZE];
        final long[] results = new long[SIZE];
        private final long[] places = new long[SIZE];
        private final long[] met = new long[SIZE];
        private final long length;
        private final long step;

        Part(long length, long step) {
            this.length = length;
            this.step = step;
        }

        /** Writes how many elements are less than each value; where right, how many are not larger. */
        void search(long line, int count) {
            Arrays.fill(places, 0);
            for (long rest = length; rest > 0; ) {
                long half = (rest + 1) >>> 1;
                keys.read(line + (half - 1) * step, step, places, count, met);
                for (int i = 0; i < count; i++) {
                    boolean isBefore = right ? met[i] <= wanted[i] : met[i] < wanted[i];
                    places[i] += isBefore ? half : 0;
                }
                rest -= half;
            }
            for (int i = 0; i < count; i++) {
                ALL.set(JAVA_LONG, results[i], places[i]);
            }
        }
    }
}
