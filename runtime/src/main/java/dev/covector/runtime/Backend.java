package dev.covector.runtime;

import dev.covector.ir.Op;
import dev.covector.ir.kernel.Kernel;
import dev.covector.ir.kernel.KernelCode;
import dev.covector.ir.kernel.Recurrence;
import org.jspecify.annotations.Nullable;

/** What turns kernels and library ops into code for one kind of device. Found by ServiceLoader. Thread-safe. */
public interface Backend {
    String name();

    /** Code that answers at once: slower than {@link #compile} makes it, with the same results up to rounding. */
    KernelCode interpret(Kernel kernel);

    /** The fast code; takes milliseconds. */
    CompiledKernel compile(Kernel kernel);

    /** The fast code of a loop that is one kernel; until it is there, the loop runs step by step. Takes milliseconds. */
    CompiledKernel compile(Recurrence recurrence);

    /**
     * The routine of a library op, or null where this backend has none. Its buffers are the addresses of the first elements
     * of the operands, then of the results; its sizes are, for each of them in the same order, the sizes and then the
     * strides in elements (of the op's own dtype, complex elements counting once) along each axis. Results are dense. An operand
     * never overlaps a result.
     */
    @Nullable
    KernelCode routine(Op op);

    /** A kernel's code and the source that it was compiled from. */
    record CompiledKernel(KernelCode code, String source) {}
}
