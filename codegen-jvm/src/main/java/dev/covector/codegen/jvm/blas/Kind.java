package dev.covector.codegen.jvm.blas;

/** The element types that matrix products know; complex numbers are stored as adjacent real and imaginary parts. */
public enum Kind {
    F32(4, false),
    F64(8, false),
    C64(8, true),
    C128(16, true),
    I32(4, false),
    I64(8, false);

    private final int bytes;
    private final boolean complex;

    Kind(int bytes, boolean complex) {
        this.bytes = bytes;
        this.complex = complex;
    }

    /** The size of one element. */
    public int bytes() {
        return bytes;
    }

    /** The size of a real number of the same precision. */
    public int realBytes() {
        return complex ? bytes / 2 : bytes;
    }

    /** The kind of its real and imaginary parts. */
    public Kind real() {
        return switch (this) {
            case C64 -> F32;
            case C128 -> F64;
            case F32, F64, I32, I64 -> this;
        };
    }

    public boolean isComplex() {
        return complex;
    }

    public boolean isInteger() {
        return this == I32 || this == I64;
    }
}
