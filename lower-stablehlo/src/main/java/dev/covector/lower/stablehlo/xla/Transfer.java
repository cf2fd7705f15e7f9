package dev.covector.lower.stablehlo.xla;

import dev.covector.ir.DType;
import dev.covector.lower.stablehlo.pjrt.PjrtBuffer;
import dev.covector.lower.stablehlo.pjrt.PjrtDevice;
import dev.covector.lower.stablehlo.pjrt.PjrtShape;
import dev.covector.lower.stablehlo.pjrt.PjrtType;
import dev.covector.runtime.HostTensor;

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

    private static long[] reversed(long[] sizes) {
        long[] reversed = new long[sizes.length];
        for (int i = 0; i < sizes.length; i++) {
            reversed[i] = sizes[sizes.length - 1 - i];
        }
        return reversed;
    }
}
