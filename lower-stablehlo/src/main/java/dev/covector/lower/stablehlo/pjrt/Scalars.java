package dev.covector.lower.stablehlo.pjrt;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import java.lang.foreign.MemorySegment;

/** Single numbers of XLA's types as Java's. */
final class Scalars {
    private Scalars() {}

    /** A {@link Boolean}, a {@link Long}, a {@link Double}, or two of those in a list. */
    static Object read(PjrtType type, MemorySegment at) {
        return switch (type) {
            case PRED -> at.get(JAVA_BYTE, 0) != 0;
            case S8 -> (long) at.get(JAVA_BYTE, 0);
            case S16 -> (long) at.get(JAVA_SHORT_UNALIGNED, 0);
            case S32 -> (long) at.get(JAVA_INT_UNALIGNED, 0);
            case S64, U64 -> at.get(JAVA_LONG_UNALIGNED, 0);
            case U8 -> (long) Byte.toUnsignedInt(at.get(JAVA_BYTE, 0));
            case U16 -> (long) Short.toUnsignedInt(at.get(JAVA_SHORT_UNALIGNED, 0));
            case U32 -> Integer.toUnsignedLong(at.get(JAVA_INT_UNALIGNED, 0));
            case F16 -> (double) Float.float16ToFloat(at.get(JAVA_SHORT_UNALIGNED, 0));
            case BF16 -> (double) Float.intBitsToFloat(at.get(JAVA_SHORT_UNALIGNED, 0) << Short.SIZE);
            case F32 -> (double) at.get(JAVA_FLOAT_UNALIGNED, 0);
            case F64 -> at.get(JAVA_DOUBLE_UNALIGNED, 0);
            case C64 ->
                java.util.List.of(
                        (double) at.get(JAVA_FLOAT_UNALIGNED, 0), (double) at.get(JAVA_FLOAT_UNALIGNED, Float.BYTES));
            case C128 ->
                java.util.List.of(at.get(JAVA_DOUBLE_UNALIGNED, 0), at.get(JAVA_DOUBLE_UNALIGNED, Double.BYTES));
            case F8E5M2, F8E4M3FN, F8E4M3B11FNUZ, F8E5M2FNUZ, F8E4M3FNUZ, F8E4M3, F8E3M4, F8E8M0FNU ->
                throw new IllegalArgumentException("a number of the type " + type + " is none of Java's");
        };
    }
}
