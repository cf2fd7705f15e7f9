package dev.covector.tracer;

import dev.covector.ir.DType;
import dev.covector.ir.Op;
import dev.covector.ir.TensorType;
import dev.covector.ops.OpSet;
import java.util.List;

/** Runs ops on concrete tensors: what the runtime does for a {@link Tensor} outside a trace. Found by ServiceLoader. */
public interface Executor {
    /**
     * Runs one op, which has been type-checked with constant sizes.
     *
     * @param op its operands are values of constant sizes, in the order of {@code operands}; a value that is an operand twice
     *     comes twice
     * @param results the types that the op computes
     */
    List<TensorData> run(OpSet ops, Op op, List<TensorData> operands, List<TensorType> results);

    /**
     * A new dense tensor. The array is a {@code boolean[]}, {@code int[]}, {@code long[]}, {@code float[]} or
     * {@code double[]} in column-major order, complex numbers as adjacent real and imaginary parts; it is copied.
     */
    TensorData allocate(DType dtype, long[] shape, Object array);

    /** The elements in column-major order in a new array of the kind that {@link #allocate} takes. */
    Object toArray(TensorData data);
}
