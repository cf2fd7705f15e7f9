package dev.covector.ir.kernel;

import dev.covector.ir.DType;

/** A scalar of one loop iteration; never complex. Registers are numbered in their kernel. */
public record Reg(int id, DType dtype) {
    public Reg {
        if (dtype.isComplex()) {
            throw new IllegalArgumentException("a register is never complex: " + dtype);
        }
    }

    @Override
    public String toString() {
        return "r" + id;
    }
}
