package dev.covector.codegen.jvm.emit;

import jdk.incubator.vector.DoubleVector;

/** What the Vector API says of this machine; loads only where its module is there. */
final class MachineShape {
    private MachineShape() {}

    /** Vectors below 128 bits or above 512 are no better than the nearest shape that kernels have. */
    static VectorShape widest() {
        int bits = DoubleVector.SPECIES_PREFERRED.vectorBitSize();
        return bits < 128 ? VectorShape.SCALAR : VectorShape.of(Math.min(Integer.highestOneBit(bits), 512));
    }
}
