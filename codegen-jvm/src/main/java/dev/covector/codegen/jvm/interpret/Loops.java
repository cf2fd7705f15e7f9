package dev.covector.codegen.jvm.interpret;

import dev.covector.ir.DType;
import dev.covector.ir.kernel.Intrinsic;
import dev.covector.ir.kernel.Reducer;

/**
 * Arithmetic on the first n elements of blocks, arrays A of one dtype. Each loop is a method of its own, shared by all
 * kernels, so that it is compiled and vectorised soon; an operand may be the result.
 */
interface Loops<A> {
    /** The length up to which a sum is not halved. */
    int LEAF = 128;

    DType dtype();

    A allocate(int n);

    void fill(A out, int n, Number value);

    void unary(Intrinsic function, A x, A out, int n);

    void binary(Intrinsic function, A x, A y, A out, int n);

    void fma(A x, A y, A z, A out, int n);

    void compare(Intrinsic function, A x, A y, byte[] out, int n);

    void select(byte[] condition, A x, A y, A out, int n);

    /** Writes each of the first {@code count} elements {@code times} times. */
    void spread(A x, int count, int times, A out);

    /** Reduces each of the first {@code count} segments of {@code length} elements to one. */
    void fold(Reducer reducer, A x, int length, int count, A out);

    static IllegalArgumentException undefined(Intrinsic function, DType dtype) {
        return new IllegalArgumentException(function + " is not defined for " + dtype);
    }

    static IllegalArgumentException complex(DType dtype) {
        return new IllegalArgumentException("a register is never complex: " + dtype);
    }
}
