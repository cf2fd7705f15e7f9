package dev.covector.cli.files;

import dev.covector.ir.DType;
import dev.covector.runtime.HostTensor;
import dev.covector.runtime.memory.Memory;
import dev.covector.tracer.Tensor;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** The memory of a tensor that is being read from a file, its elements by columns. */
final class Elements {
    private final DType dtype;
    private final long[] shape;
    private final Arena arena = Arena.ofAuto();
    private final MemorySegment memory;

    /** @throws ArithmeticException where so many elements have no number of bytes */
    Elements(DType dtype, long... shape) {
        this.dtype = dtype;
        this.shape = shape.clone();
        this.memory = arena.allocate(bytes(dtype, shape) + Memory.SLACK, Memory.ALIGNMENT)
                .asSlice(0, bytes(dtype, shape));
    }

    static long bytes(DType dtype, long... shape) {
        long bytes = dtype.bytes();
        for (long size : shape) {
            bytes = Math.multiplyExact(bytes, size);
        }
        return bytes;
    }

    MemorySegment memory() {
        return memory;
    }

    /** The finished tensor. */
    Tensor tensor() {
        return Tensor.of(HostTensor.foreign(dtype, shape, memory, arena));
    }
}
