package dev.covector.lower.stablehlo.pjrt;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The type of the elements and the sizes of an array, whose last index runs fastest in memory. */
public final class PjrtShape {
    private final PjrtType type;
    private final long[] dims;
    private final long bytes;

    private PjrtShape(PjrtType type, long[] dims) {
        this.type = type;
        this.dims = dims;
        long total = type.bytes();
        for (long dim : dims) {
            if (dim < 0) {
                throw new IllegalArgumentException("a size is not negative; got " + Arrays.toString(dims));
            }
            total = Math.multiplyExact(total, dim);
        }
        this.bytes = total;
    }

    /**
     * The shape of these sizes.
     *
     * @throws ArithmeticException where so many elements have no number of bytes
     */
    public static PjrtShape of(PjrtType type, long... dims) {
        return new PjrtShape(type, dims.clone());
    }

    public PjrtType type() {
        return type;
    }

    public long[] dims() {
        return dims.clone();
    }

    public int rank() {
        return dims.length;
    }

    public long dim(int axis) {
        return dims[axis];
    }

    public long elements() {
        return bytes / type.bytes();
    }

    /** The size of all elements. */
    public long bytes() {
        return bytes;
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof PjrtShape shape && type == shape.type && Arrays.equals(dims, shape.dims);
    }

    @Override
    public int hashCode() {
        return 31 * type.hashCode() + Arrays.hashCode(dims);
    }

    @Override
    public String toString() {
        return type + Arrays.stream(dims).mapToObj(Long::toString).collect(Collectors.joining(",", "[", "]"));
    }
}
