package dev.covector.lower.stablehlo.xla;

import dev.covector.ir.DType;
import dev.covector.lower.stablehlo.pjrt.PjrtBuffer;
import dev.covector.lower.stablehlo.pjrt.PjrtShape;
import dev.covector.runtime.HostTensor;

/**
 * Tensors as a device's buffers and back, with the axes in the opposite order, in which column-major is row-major. On the
 * processor nothing is copied but small results.
 */
final class Transfer {
    /** A result of so many bytes is copied sooner than it is lent. */
    private static final long SMALL = 4096;

    private Transfer() {}

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

    private static long[] reversed(long[] sizes) {
        long[] reversed = new long[sizes.length];
        for (int i = 0; i < sizes.length; i++) {
            reversed[i] = sizes[sizes.length - 1 - i];
        }
        return reversed;
    }
}
