package dev.covector.tracer;

import dev.covector.ir.DType;

/** The elements of a concrete tensor, wherever the runtime keeps them. */
public interface TensorData extends AutoCloseable {
    DType dtype();

    /** The sizes, axis 0 first. Not to be changed. */
    long[] shape();

    /** Elements from one index to the next along each axis, which may be negative or zero. Not to be changed. */
    long[] strides();

    /** Whether the elements lie in column-major order without gaps. */
    boolean isDense();

    /** The real element (or the real part) at a column-major position, integers exactly below 2^53. */
    double real(long position);

    /** The imaginary part at a column-major position; zero of what is not complex. */
    double imaginary(long position);

    /** The integer or bool (1 or 0) element at a column-major position. */
    long integer(long position);

    /** Frees the memory now; every later use of this tensor is an error. */
    @Override
    void close();

    boolean isClosed();
}
