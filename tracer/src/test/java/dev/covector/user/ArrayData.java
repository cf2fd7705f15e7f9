package dev.covector.user;

import dev.covector.ir.DType;
import dev.covector.ops.Scalar;
import dev.covector.tracer.TensorData;
import java.util.Arrays;

/** Elements in column-major order: parts of complex numbers side by side, integers and bools in {@code long}s. */
final class ArrayData implements TensorData {
    private final DType dtype;
    private final long[] shape;
    private final double[] re;
    private final double[] im;
    private final long[] integers;
    private boolean closed;

    ArrayData(DType dtype, long... shape) {
        this.dtype = dtype;
        this.shape = shape;
        int count = count();
        re = new double[count];
        im = new double[count];
        integers = new long[count];
    }

    int count() {
        return (int) Arrays.stream(shape).reduce(1, (x, y) -> x * y);
    }

    void set(long position, Number real, Number imaginary) {
        int i = (int) position;
        re[i] = dtype.realPart() == DType.F32 ? real.floatValue() : real.doubleValue();
        im[i] = dtype.realPart() == DType.F32 ? imaginary.floatValue() : imaginary.doubleValue();
        integers[i] = dtype == DType.I32 ? real.intValue() : real.longValue();
    }

    /** The element as one or two registers of a calculation. */
    Scalar load(long position, Arithmetic k) {
        Number real = dtype.isInexact() ? (Number) re[(int) position] : (Number) integers[(int) position];
        return new Scalar(
                k.constant(dtype.realPart(), real),
                dtype.isComplex() ? k.constant(dtype.realPart(), im[(int) position]) : null);
    }

    void store(long position, Scalar element, Arithmetic k) {
        set(position, k.value(element.re()), element.isComplex() ? k.value(element.im()) : 0);
    }

    @Override
    public DType dtype() {
        return dtype;
    }

    @Override
    public long[] shape() {
        return shape;
    }

    @Override
    public long[] strides() {
        long[] strides = new long[shape.length];
        long stride = 1;
        for (int axis = 0; axis < shape.length; axis++) {
            strides[axis] = stride;
            stride *= shape[axis];
        }
        return strides;
    }

    @Override
    public boolean isDense() {
        return true;
    }

    @Override
    public double real(long position) {
        return re[(int) position];
    }

    @Override
    public double imaginary(long position) {
        return im[(int) position];
    }

    @Override
    public long integer(long position) {
        return integers[(int) position];
    }

    @Override
    public void close() {
        closed = true;
    }

    @Override
    public boolean isClosed() {
        return closed;
    }
}
