package dev.covector.lower.stablehlo.pjrt.child;

import dev.covector.lower.stablehlo.pjrt.PjrtShape;

/**
 * An array in Java's heap.
 *
 * @param elements in row-major order and the machine's order of bytes
 */
public record HostArray(PjrtShape shape, byte[] elements) {
    public HostArray {
        if (elements.length != shape.bytes()) {
            throw new IllegalArgumentException(shape + " takes " + shape.bytes() + " bytes; got " + elements.length);
        }
    }
}
