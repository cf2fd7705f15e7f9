package dev.covector.codegen.jvm.routine;

import static dev.covector.codegen.jvm.blas.Memory.ALL;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.covector.codegen.jvm.blas.Scratch;
import java.lang.foreign.MemorySegment;
import java.util.function.LongConsumer;

/** Copies strided elements of 1, 4, 8 or 16 bytes so that they are dense, the first axis fastest. */
final class DenseCopy {
    /** The side of the squares in which a transposed copy goes: their lines stay in the cache. */
    private static final long SIDE = 32;
    /** The length from which a copy as a whole is faster than a loop. */
    private static final long COPIED = 8;

    private final int bytes;
    private final Folded axes;

    private DenseCopy(int bytes, Folded axes) {
        this.bytes = bytes;
        this.axes = axes;
    }

    /** Calls with the address of the elements where they are dense, else with that of a dense copy. */
    static void with(int bytes, Axes axes, long[] numbers, long from, LongConsumer call) {
        long stride = axes.stride(numbers);
        if (stride == 1 || stride == 0 && axes.count(numbers) <= 1) {
            call.accept(from);
            return;
        }
        Scratch.with(axes.count(numbers) * bytes, to -> {
            copy(bytes, axes, numbers, from, to);
            call.accept(to);
        });
    }

    static void copy(int bytes, Axes axes, long[] numbers, long from, long to) {
        long[] sizes = axes.sizes(numbers);
        Folded folded = Folded.of(sizes, axes.strides(numbers), dense(sizes));
        new DenseCopy(bytes, folded).copy(from, to);
    }

    /** The strides of a dense tensor, the first axis fastest. */
    static long[] dense(long[] sizes) {
        long[] dense = new long[sizes.length];
        long count = 1;
        for (int axis = 0; axis < dense.length; axis++) {
            dense[axis] = count;
            count *= sizes[axis];
        }
        return dense;
    }

    private void copy(long from, long to) {
        if (axes.rank() == 1) {
            line(from, to, axes.sizes()[0]);
            return;
        }
        int second = axes.nearest();
        Odometer others = axes.without(second);
        for (long i = 0; i < others.points(); i++) {
            plane(second, from + others.offset(0) * bytes, to + others.offset(1) * bytes);
            others.advance();
        }
    }

    private void plane(int second, long from, long to) {
        long rows = axes.sizes()[0];
        boolean isStraight = Math.abs(axes.from()[0]) <= Math.abs(axes.from()[second]);
        long side = isStraight ? rows : SIDE;
        for (long row = 0; row < rows; row += side) {
            long length = Math.min(side, rows - row);
            for (long column = 0; column < axes.sizes()[second]; column++) {
                long source = from + (row * axes.from()[0] + column * axes.from()[second]) * bytes;
                line(source, to + (row * axes.to()[0] + column * axes.to()[second]) * bytes, length);
            }
        }
    }

    private void line(long source, long target, long length) {
        long step = axes.from()[0];
        if (step == 1 && length >= COPIED) {
            MemorySegment.copy(ALL, source, ALL, target, length * bytes);
            return;
        }
        switch (bytes) {
            case 1 -> {
                for (long i = 0; i < length; i++) {
                    ALL.set(JAVA_BYTE, target + i, ALL.get(JAVA_BYTE, source + i * step));
                }
            }
            case 4 -> {
                for (long i = 0; i < length; i++) {
                    ALL.set(JAVA_INT, target + 4 * i, ALL.get(JAVA_INT, source + 4 * i * step));
                }
            }
            case 8 -> copyLongs(source, 8 * step, target, 8, length);
            case 16 -> {
                copyLongs(source, 16 * step, target, 16, length);
                copyLongs(source + 8, 16 * step, target + 8, 16, length);
            }
            default -> throw new IllegalArgumentException("no element has " + bytes + " bytes");
        }
    }

    private static void copyLongs(long source, long sourceStep, long target, long targetStep, long length) {
        for (long i = 0; i < length; i++) {
            ALL.set(JAVA_LONG, target + i * targetStep, ALL.get(JAVA_LONG, source + i * sourceStep));
        }
    }
}
