package dev.covector.ops.math;

import dev.covector.ir.DType;

/** A binary floating-point format of IEEE 754, and the integer dtype of the same width. */
public enum Format {
    F32(DType.F32, DType.I32, 23, 127, Float.MIN_NORMAL),
    F64(DType.F64, DType.I64, 52, 1023, Double.MIN_NORMAL);

    public final DType real;
    public final DType integer;
    /** Bits of the fraction, without the implicit one. */
    public final int fractionBits;

    public final int bias;
    public final double minNormal;

    Format(DType real, DType integer, int fractionBits, int bias, double minNormal) {
        this.real = real;
        this.integer = integer;
        this.fractionBits = fractionBits;
        this.bias = bias;
        this.minNormal = minNormal;
    }

    public static Format of(DType real) {
        return switch (real) {
            case F32 -> F32;
            case F64 -> F64;
            case BOOL, I32, I64, C64, C128 -> throw new IllegalArgumentException(real + " has no elementary functions");
        };
    }

    /** 2^fractionBits: from here on every number is an integer. */
    public double integersFrom() {
        return 0x1p0 * (1L << fractionBits);
    }

    /**
     * Adding this rounds a number below 2^(fractionBits - 2) to an integer, ties to even, which then stands in the low
     * bits of the sum (two's complement).
     */
    public double roundingShift() {
        return 1.5 * integersFrom();
    }

    /** The bits of a number of this format. */
    public long bits(double value) {
        return this == F32 ? Float.floatToRawIntBits((float) value) : Double.doubleToRawLongBits(value);
    }

    /** The value for this format: coefficients are given for both. */
    public <T> T choose(T f32, T f64) {
        return this == F32 ? f32 : f64;
    }
}
