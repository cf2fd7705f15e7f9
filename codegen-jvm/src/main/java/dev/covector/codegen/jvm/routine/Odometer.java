package dev.covector.codegen.jvm.routine;

/** Walks the points of axes, the first axis fastest, and follows the offsets of several operands along them. */
final class Odometer {
    private final long[] sizes;
    private final long[][] strides;
    private final long[] index;
    private final long[] offsets;
    private final long points;

    /** Starts at the first point; {@code strides} has a row for each operand. */
    Odometer(long[] sizes, long[]... strides) {
        this.sizes = sizes;
        this.strides = strides;
        index = new long[sizes.length];
        offsets = new long[strides.length];
        long count = 1;
        for (long size : sizes) {
            count *= size;
        }
        points = count;
    }

    long points() {
        return points;
    }

    long offset(int operand) {
        return offsets[operand];
    }

    /** Moves to the next point; after the last one to the first. */
    void advance() {
        for (int axis = 0; axis < sizes.length; axis++) {
            boolean inside = ++index[axis] < sizes[axis];
            long steps = inside ? 1 : 1 - sizes[axis];
            for (int operand = 0; operand < offsets.length; operand++) {
                offsets[operand] += steps * strides[operand][axis];
            }
            if (inside) {
                return;
            }
            index[axis] = 0;
        }
    }
}
