package dev.covector.ir;

import java.util.Arrays;

/** The type of a tensor's elements. Complex elements are stored as interleaved real and imaginary parts. */
public enum DType {
    BOOL("bool", Kind.BOOL, 1),
    I32("i32", Kind.INTEGER, 4),
    I64("i64", Kind.INTEGER, 8),
    F32("f32", Kind.REAL, 4),
    F64("f64", Kind.REAL, 8),
    C64("c64", Kind.COMPLEX, 8),
    C128("c128", Kind.COMPLEX, 16);

    /** What arithmetic a dtype has. */
    public enum Kind {
        BOOL,
        INTEGER,
        REAL,
        COMPLEX
    }

    private final String text;
    private final Kind kind;
    private final int bytes;

    DType(String text, Kind kind, int bytes) {
        this.text = text;
        this.kind = kind;
        this.bytes = bytes;
    }

    public Kind kind() {
        return kind;
    }

    /** Bytes of one element in memory. */
    public int bytes() {
        return bytes;
    }

    public boolean isReal() {
        return kind == Kind.REAL;
    }

    public boolean isComplex() {
        return kind == Kind.COMPLEX;
    }

    public boolean isInteger() {
        return kind == Kind.INTEGER;
    }

    /** True for real and complex floating point: the dtypes that have derivatives. */
    public boolean isInexact() {
        return isReal() || isComplex();
    }

    /** The dtype of a complex dtype's parts; every other dtype is its own. */
    public DType realPart() {
        return switch (this) {
            case C64 -> F32;
            case C128 -> F64;
            case BOOL, I32, I64, F32, F64 -> this;
        };
    }

    /** The complex dtype whose parts are this real dtype. */
    public DType complexOf() {
        return switch (this) {
            case F32, C64 -> C64;
            case F64, C128 -> C128;
            case BOOL, I32, I64 -> throw new TypeException(this + " is not the part of a complex dtype");
        };
    }

    /** The inexact dtype that a function such as {@code exp} computes integers in. */
    public DType toInexact() {
        return isInexact() ? this : F64;
    }

    /**
     * The smallest dtype to which both convert without narrowing: bool, integers, reals, complex in this order, the
     * larger width winning within one kind. An integer meets a real at the real's dtype (as in JAX and PyTorch).
     */
    public static DType promote(DType x, DType y) {
        if (x.kind == y.kind) {
            return x.bytes >= y.bytes ? x : y;
        }
        DType high = x.kind.compareTo(y.kind) > 0 ? x : y;
        DType low = high == x ? y : x;
        return low == F64 && high == C64 ? C128 : high;
    }

    /** The dtype that prints as the given text. */
    public static DType of(String text) {
        return Arrays.stream(values())
                .filter(dtype -> dtype.text.equals(text))
                .findFirst()
                .orElseThrow(
                        () -> new TypeException("no dtype " + text + "; the dtypes are " + Arrays.toString(values())));
    }

    @Override
    public String toString() {
        return text;
    }
}
