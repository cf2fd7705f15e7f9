package dev.covector.ir.kernel;

import java.util.Locale;

/**
 * What a kernel can compute with registers of one dtype. Comparisons give {@code bool}; {@code SELECT} takes a
 * {@code bool} and two values. The functions of analysis follow C99 in their special cases.
 */
public enum Intrinsic {
    ADD(2),
    SUB(2),
    MUL(2),
    DIV(2),
    REM(2),
    /** x * y + z, rounded once. */
    FMA(3),
    NEG(1),
    ABS(1),
    /** The smaller; NaN if either is NaN, and -0 is smaller than 0. */
    MIN(2),
    /** The larger; NaN if either is NaN, and 0 is larger than -0. */
    MAX(2),
    FLOOR(1),
    CEIL(1),
    /** To the nearest integer, ties to even. */
    RINT(1),
    SQRT(1),
    COPYSIGN(2),
    EQ(2),
    NE(2),
    LT(2),
    LE(2),
    SELECT(3),
    AND(2),
    OR(2),
    XOR(2),
    NOT(1),
    /** Shifts of integers, as in Java. */
    SHL(2),
    SHR(2),
    USHR(2),
    /** To the result's dtype as a Java cast does; to {@code bool} by comparing with zero. */
    CONVERT(1),
    /** The same bits as the result's dtype, which has the same width. */
    BITCAST(1),
    EXP(1),
    EXPM1(1),
    LOG(1),
    LOG1P(1),
    SIN(1),
    COS(1),
    TANH(1),
    TAN(1),
    ASIN(1),
    ACOS(1),
    ATAN(1),
    SINH(1),
    COSH(1),
    LOG10(1),
    CBRT(1),
    LOGISTIC(1),
    /** Of integers by repeated squaring; a negative power of what is not 1 or -1 is zero. */
    POW(2),
    ATAN2(2),
    /** Hurwitz' zeta function of x and q, the sum of (k + q)^-x over k >= 0. */
    ZETA(2),
    /** The incomplete gamma function P(a, x), regularised. */
    IGAMMA(2),
    /** The incomplete gamma function Q(a, x) = 1 - P(a, x), regularised. */
    IGAMMAC(2),
    /** The greatest common divisor of integers, not negative unless it overflows. */
    GCD(2);

    private final int operands;

    Intrinsic(int operands) {
        this.operands = operands;
    }

    public int operands() {
        return operands;
    }

    /** Whether this rounds to a whole number. */
    public boolean isRounding() {
        return this == FLOOR || this == CEIL || this == RINT;
    }

    public boolean isComparison() {
        return this == EQ || this == NE || this == LT || this == LE;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
