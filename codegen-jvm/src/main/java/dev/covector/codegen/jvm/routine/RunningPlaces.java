package dev.covector.codegen.jvm.routine;

import static dev.covector.codegen.jvm.blas.Memory.ALL;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.covector.ir.kernel.KernelCode;
import dev.covector.ops.Cumargmax;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;

/** The places of running extremes along an axis, of columns one by one, or of a part of each row at a time. */
final class RunningPlaces implements KernelCode {
    private static final int PART = 1024;
    /** Rows shorter than this go column by column. */
    private static final int NARROW = 16;

    private final Keys keys;
    private final int bytes;
    private final boolean least;
    private final Axes along;
    private final Axes before;
    private final Axes after;
    private final Axes all;

    RunningPlaces(Cumargmax op) {
        Operand x = Operand.first(op.x());
        keys = new Keys(op.x().type().dtype());
        bytes = op.x().type().dtype().bytes();
        least = op.least();
        all = x.axes();
        before = x.axes(0, op.axis());
        along = x.axes(List.of(op.axis()));
        after = x.axes(op.axis() + 1, x.rank());
    }

    @Override
    public void run(long[] buffers, long[] sizes, long begin, long end) {
        long width = before.count(sizes);
        long length = along.size(0, sizes);
        long blocks = after.count(sizes);
        DenseCopy.with(bytes, all, sizes, buffers[0], x -> {
            for (long block = 0; block < blocks; block++) {
                long first = block * width * length;
                if (width < NARROW) {
                    columns(x + first * bytes, buffers[1] + first * 8, width, length);
                } else {
                    rows(x + first * bytes, buffers[1] + first * 8, width, length);
                }
            }
        });
    }

    private void columns(long x, long result, long width, long length) {
        long[] part = new long[(int) Math.min(PART, length)];
        for (long column = 0; column < width; column++) {
            long extreme = Long.MIN_VALUE;
            long place = 0;
            for (long from = 0; from < length; from += part.length) {
                int count = (int) Math.min(part.length, length - from);
                long first = column + from * width;
                keys.read(x + first * bytes, width * bytes, count, part);
                if (least) {
                    keys.reverse(part, count);
                }
                for (int i = 0; i < count; i++) {
                    boolean isExtreme = part[i] >= extreme;
                    place = isExtreme ? from + i : place;
                    extreme = isExtreme ? part[i] : extreme;
                    ALL.set(JAVA_LONG, result + (first + i * width) * 8, place);
                }
            }
        }
    }

    private void rows(long x, long result, long width, long length) {
        int part = (int) Math.min(PART, width);
        long[] row = new long[part];
        long[] extremes = new long[part];
        long[] places = new long[part];
        for (long from = 0; from < width; from += part) {
            int count = (int) Math.min(part, width - from);
            Arrays.fill(extremes, Long.MIN_VALUE);
            for (long i = 0; i < length; i++) {
                long at = from + i * width;
                keys.read(x + at * bytes, bytes, count, row);
                if (least) {
                    keys.reverse(row, count);
                }
                advance(row, i, extremes, places, count);
                MemorySegment.copy(places, 0, ALL, JAVA_LONG, result + at * 8, count);
            }
        }
    }

    private static void advance(long[] row, long i, long[] extremes, long[] places, int count) {
        for (int j = 0; j < count; j++) {
            places[j] = row[j] >= extremes[j] ? i : places[j];
            extremes[j] = Math.max(extremes[j], row[j]);
        }
    }
}
