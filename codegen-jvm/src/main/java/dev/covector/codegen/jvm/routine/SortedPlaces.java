package dev.covector.codegen.jvm.routine;

import static dev.covector.codegen.jvm.blas.Memory.ALL;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.covector.ir.kernel.KernelCode;
import dev.covector.ops.Argsort;
import java.util.List;

/** The places that the elements along an axis come from when they are sorted, one line of elements after the other. */
final class SortedPlaces implements KernelCode {
    private final Keys keys;
    private final long bytes;
    private final boolean descending;
    private final Axes x;
    private final Axes result;
    private final Axes others;
    private final Axes othersOfResult;

    SortedPlaces(Argsort op) {
        Operand operand = Operand.first(op.x());
        Operand places = operand.next(op.x());
        List<Integer> axis = List.of(op.axis());
        keys = new Keys(op.x().type().dtype());
        bytes = op.x().type().dtype().bytes();
        descending = op.descending();
        x = operand.axes(axis);
        result = places.axes(axis);
        others = operand.axesWithout(axis);
        othersOfResult = places.axesWithout(axis);
    }

    @Override
    public void run(long[] buffers, long[] sizes, long begin, long end) {
        int length = Math.toIntExact(x.size(0, sizes));
        long[] line = new long[length];
        Odometer lines = new Odometer(others.sizes(sizes), others.strides(sizes), othersOfResult.strides(sizes));
        for (long i = 0; i < lines.points(); i++) {
            keys.read(buffers[0] + lines.offset(0) * bytes, x.stride(0, sizes) * bytes, length, line);
            if (descending) {
                complement(line);
            }
            write(KeySort.places(line, length), buffers[1] + lines.offset(1) * 8, result.stride(0, sizes) * 8);
            lines.advance();
        }
    }

    private static void complement(long[] keys) {
        for (int i = 0; i < keys.length; i++) {
            keys[i] = ~keys[i];
        }
    }

    private static void write(int[] places, long to, long step) {
        for (int i = 0; i < places.length; i++) {
            ALL.set(JAVA_LONG, to + i * step, places[i]);
        }
    }
}
