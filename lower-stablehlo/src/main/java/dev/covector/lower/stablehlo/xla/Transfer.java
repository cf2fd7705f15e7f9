package dev.covector.lower.stablehlo.xla;

import dev.covector.ir.DType;
import dev.covector.lower.stablehlo.pjrt.PjrtBuffer;
import dev.covector.lower.stablehlo.pjrt.PjrtDevice;
import dev.covector.lower.stablehlo.pjrt.PjrtShape;
import dev.covector.lower.stablehlo.pjrt.PjrtType;
import dev.covector.runtime.HostTensor;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/**
 * Tensors as a device's buffers and back, with the axes in the opposite order, in which column-major is row-major. On the
 * processor nothing is copied but small results.
 */
final class Transfer {
    /** A result of so many bytes is copied sooner than it is lent. */
    private static final long SMALL = 4096;

    private Transfer() {}

    /** A dense tensor that is held until the buffer is closed. */
    static PjrtBuffer buffer(HostTensor x, PjrtDevice device) {
        return device.view(x.memory(), PjrtShape.of(type(x.dtype()), reversed(x.shape())));
    }

    /** The result in a buffer, once it is there; the buffer is used up. */
    static HostTensor tensor(PjrtBuffer buffer, DType dtype) {
        PjrtShape shape = buffer.shape();
        long[] sizes = reversed(shape.dims());
        try (buffer) {
            if (shape.bytes() > SMALL && buffer.device().isHost()) {
                PjrtBuffer.Lent lent = buffer.lend();
                return HostTensor.adopted(dtype, sizes, lent.elements(), lent.end());
            }
            HostTensor copy = HostTensor.allocate(dtype, sizes);
            buffer.copyTo(copy.memory());
            return copy;
        }
    }

    /** A dense tensor in the corner of a larger one, which is zero elsewhere. */
    static HostTensor padded(HostTensor x, long[] shape) {
        HostTensor padded = HostTensor.allocate(x.dtype(), shape);
        MemorySegment to = padded.memory().fill((byte) 0);
        MemorySegment from = x.memory();
        long run = shape.length == 0 ? 1 : x.shape()[0];
        long runs = run == 0 ? 0 : x.elements() / run;
        long bytes = x.dtype().bytes();
        for (long i = 0; i < runs; i++) {
            MemorySegment.copy(from, i * run * bytes, to, place(i, x.shape(), padded.strides()) * bytes, run * bytes);
        }
        return padded;
    }

    /** Where a run of elements along the first axis begins among strides. */
    private static long place(long run, long[] shape, long[] strides) {
        long rest = run;
        long place = 0;
        for (int axis = 1; axis < shape.length; axis++) {
            place += rest % shape[axis] * strides[axis];
            rest /= shape[axis];
        }
        return place;
    }

    /** The corner of a tensor, as one of its own; the tensor is used up. */
    static HostTensor cut(HostTensor x, long[] shape) {
        if (Arrays.equals(x.shape(), shape)) {
            return x;
        }
        try (x;
                HostTensor part = x.part(shape)) {
            HostTensor dense = part.dense();
            // A part that lies together anyway shares the memory of the whole.
            return dense == part ? padded(part, shape) : dense;
        }
    }

    /** Numbers as a tensor. */
    static HostTensor numbers(long[] numbers) {
        HostTensor tensor = HostTensor.allocate(DType.I64, new long[] {numbers.length});
        tensor.memory().copyFrom(MemorySegment.ofArray(numbers));
        return tensor;
    }

    private static PjrtType type(DType dtype) {
        return switch (dtype) {
            case BOOL -> PjrtType.PRED;
            case I32 -> PjrtType.S32;
            case I64 -> PjrtType.S64;
            case F32 -> PjrtType.F32;
            case F64 -> PjrtType.F64;
            case C64 -> PjrtType.C64;
            case C128 -> PjrtType.C128;
        };
    }

    static long[] reversed(long[] sizes) {
        long[] reversed = new long[sizes.length];
        for (int i = 0; i < sizes.length; i++) {
            reversed[i] = sizes[sizes.length - 1 - i];
        }
        return reversed;
    }
}
