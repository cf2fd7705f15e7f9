package dev.covector.codegen.jvm.routine;

import static dev.covector.codegen.jvm.blas.Memory.ALL;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.covector.ir.DType;

/**
 * Elements as integers in the order of sorting: reals by value, 0 and -0 alike, and NaN above all; false below true.
 */
record Keys(DType dtype) {
    private static final long NAN_64 = of(Double.NaN);
    private static final long NAN_32 = of(Float.NaN);

    /** The key of the element at an address. */
    long at(long address) {
        return switch (dtype) {
            case F64 -> of(ALL.get(JAVA_DOUBLE, address));
            case F32 -> of(ALL.get(JAVA_FLOAT, address));
            case I64 -> ALL.get(JAVA_LONG, address);
            case I32 -> ALL.get(JAVA_INT, address);
            case BOOL -> ALL.get(JAVA_BYTE, address);
            case C64, C128 -> throw new IllegalStateException("complex numbers have no order");
        };
    }

    /** The keys of elements some bytes apart. */
    void read(long address, long step, int count, long[] keys) {
        switch (dtype) {
            case F64 -> {
                for (int i = 0; i < count; i++) {
                    keys[i] = of(ALL.get(JAVA_DOUBLE, address + i * step));
                }
            }
            case F32 -> {
                for (int i = 0; i < count; i++) {
                    keys[i] = of(ALL.get(JAVA_FLOAT, address + i * step));
                }
            }
            case I64, I32, BOOL, C64, C128 -> {
                for (int i = 0; i < count; i++) {
                    keys[i] = at(address + i * step);
                }
            }
        }
    }

    /** The keys of the elements with some numbers, that many bytes apart. */
    void read(long address, long step, long[] numbers, int count, long[] keys) {
        switch (dtype) {
            case F64 -> {
                for (int i = 0; i < count; i++) {
                    keys[i] = of(ALL.get(JAVA_DOUBLE, address + numbers[i] * step));
                }
            }
            case F32 -> {
                for (int i = 0; i < count; i++) {
                    keys[i] = of(ALL.get(JAVA_FLOAT, address + numbers[i] * step));
                }
            }
            case I64, I32, BOOL, C64, C128 -> {
                for (int i = 0; i < count; i++) {
                    keys[i] = at(address + numbers[i] * step);
                }
            }
        }
    }

    /** The key in the opposite order, in which NaN is above all as well. */
    long opposite(long key) {
        return isNaN(key) ? key : ~key;
    }

    /** {@link #opposite} of some keys. */
    void reverse(long[] some, int count) {
        for (int i = 0; i < count; i++) {
            some[i] = opposite(some[i]);
        }
    }

    private boolean isNaN(long key) {
        return switch (dtype) {
            case F64 -> key == NAN_64;
            case F32 -> key == NAN_32;
            case I64, I32, BOOL, C64, C128 -> false;
        };
    }

    /** Adding zero makes 0 of -0; the bits are those of the one NaN. Negative numbers have their bits in opposite order. */
    private static long of(double x) {
        long bits = Double.doubleToLongBits(x + 0.0);
        return bits ^ (bits >> 63 & Long.MAX_VALUE);
    }

    private static int of(float x) {
        int bits = Float.floatToIntBits(x + 0f);
        return bits ^ (bits >> 31 & Integer.MAX_VALUE);
    }
}
