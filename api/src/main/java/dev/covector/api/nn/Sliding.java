package dev.covector.api.nn;

import dev.covector.ir.Dim;
import dev.covector.tracer.UserLine;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * How a window slides along spatial axes. Each list has one number for each axis, or one that serves them all.
 *
 * @param stride from one window to the next
 * @param dilation from one element of a window to the next
 * @param low elements around an axis, before it
 * @param high elements around an axis, after it
 * @param fit which windows there are
 */
public record Sliding(List<Long> stride, List<Long> dilation, List<Long> low, List<Long> high, Fit fit) {
    /** Which windows there are. */
    public enum Fit {
        /** Those that lie within the axis and what is around it, as PyTorch's valid. */
        INSIDE,
        /** Those that begin within the axis or what is before it, as PyTorch's ceil_mode. */
        BEGUN,
        /** One for each stride of the axis; as much is put around it as that takes. */
        SAME
    }

    /** By single steps within the axis. */
    public static final Sliding ONE = new Sliding(List.of(1L), List.of(1L), List.of(0L), List.of(0L), Fit.INSIDE);

    public Sliding {
        stride = positive("stride", stride);
        dilation = positive("dilation", dilation);
        low = List.copyOf(low);
        high = List.copyOf(high);
    }

    private static List<Long> positive(String what, List<Long> steps) {
        if (steps.stream().anyMatch(step -> step < 1)) {
            throw UserLine.typeError(what + ": takes numbers from 1 on; got " + steps);
        }
        return List.copyOf(steps);
    }

    /** By such steps. */
    public static Sliding by(long... steps) {
        return new Sliding(list(steps), ONE.dilation, ONE.low, ONE.high, Fit.INSIDE);
    }

    /** This with as much before and after each axis. */
    public Sliding padded(long... widths) {
        return new Sliding(stride, dilation, list(widths), list(widths), fit);
    }

    /** This with such distances within a window. */
    public Sliding dilated(long... distances) {
        return new Sliding(stride, list(distances), low, high, fit);
    }

    /** This with one window for each stride. */
    public Sliding same() {
        return new Sliding(stride, dilation, low, high, Fit.SAME);
    }

    /** This with the windows that have begun. */
    public Sliding begun() {
        return new Sliding(stride, dilation, low, high, Fit.BEGUN);
    }

    private static List<Long> list(long... numbers) {
        return LongStream.of(numbers).boxed().toList();
    }

    /** Checks that there are numbers for so many axes. */
    void require(String op, int axes) {
        for (List<Long> numbers : Arrays.asList(stride, dilation, low, high)) {
            if (numbers.size() != 1 && numbers.size() != axes) {
                throw UserLine.typeError(
                        op + ": takes one number for all " + axes + " spatial axes or one for each; got " + numbers);
            }
        }
    }

    static long at(List<Long> numbers, int axis) {
        return numbers.get(numbers.size() == 1 ? 0 : axis);
    }

    /** The windows of one size along one axis. */
    Span span(int axis, Dim length, Dim size) {
        long step = at(stride, axis);
        Dim reach = size.minus(1).times(at(dilation, axis)).plus(1);
        Dim before = Dim.of(at(low, axis));
        Dim after = Dim.of(at(high, axis));
        Dim room = length.plus(before).plus(after);
        return switch (fit) {
            case INSIDE ->
                new Span(before, after, room.minus(reach).floorDiv(step).plus(1));
            case BEGUN -> {
                Dim count = room.minus(reach)
                        .ceilDiv(step)
                        .plus(1)
                        .min(length.plus(before).ceilDiv(step));
                yield new Span(before, missing(length.plus(before), count, step, reach), count);
            }
            case SAME -> {
                Dim count = length.ceilDiv(step);
                Dim total = missing(length, count, step, reach).max(Dim.ZERO);
                yield new Span(total.floorDiv(2), total.minus(total.floorDiv(2)), count);
            }
        };
    }

    private static Dim missing(Dim length, Dim count, long step, Dim reach) {
        return count.minus(1).times(step).plus(reach).minus(length);
    }

    /** What is put before and after an axis, and how many windows there are then. */
    record Span(Dim before, Dim after, Dim count) {
        boolean isBare() {
            return before.equals(Dim.ZERO) && after.equals(Dim.ZERO);
        }
    }
}
