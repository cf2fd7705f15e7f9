package dev.covector.ops;

import dev.covector.ir.DType;
import java.util.Locale;

/** A set of dtypes that an operand may have. */
public enum DTypeClass {
    ANY,
    NUMBER,
    INEXACT,
    REAL,
    COMPLEX,
    /** All but complex numbers. */
    COMPARABLE,
    ORDERED,
    INTEGER,
    BOOL,
    LOGICAL;

    public static DTypeClass of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    public boolean accepts(DType dtype) {
        return switch (this) {
            case ANY -> true;
            case NUMBER -> dtype != DType.BOOL;
            case INEXACT -> dtype.isInexact();
            case REAL -> dtype.isReal();
            case COMPLEX -> dtype.isComplex();
            case COMPARABLE -> !dtype.isComplex();
            case ORDERED -> dtype.isInteger() || dtype.isReal();
            case INTEGER -> dtype.isInteger();
            case BOOL -> dtype == DType.BOOL;
            case LOGICAL -> dtype == DType.BOOL || dtype.isInteger();
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
