package dev.covector.tracer;

import org.jspecify.annotations.Nullable;

/**
 * The elements from start to before end in steps, as NumPy's {@code start:end:step}: negative bounds count from the end,
 * bounds outside are cut to the axis, and missing ones are its ends. A negative step goes from the end to the start.
 */
public record Slice(@Nullable Long start, @Nullable Long end, long step) implements Index {
    public Slice {
        if (step == 0 || step == Long.MIN_VALUE) {
            throw UserLine.typeError("Slice: the step must be a number of elements, not zero; got " + step);
        }
    }

    /** All elements. */
    public static Slice all() {
        return new Slice(null, null, 1);
    }

    /** The elements from start to before end. */
    public static Slice of(long start, long end) {
        return of(start, end, 1);
    }

    /** The elements from start to before end in steps. */
    public static Slice of(long start, long end, long step) {
        return new Slice(start, end == Tensor.END ? null : (Long) end, step);
    }

    /** The elements from start on. */
    public static Slice from(long start) {
        return new Slice(start, null, 1);
    }

    /** The elements before end. */
    public static Slice to(long end) {
        return new Slice(null, end, 1);
    }

    /** All elements in steps; by -1 in the opposite order. */
    public static Slice by(long step) {
        return new Slice(null, null, step);
    }
}
