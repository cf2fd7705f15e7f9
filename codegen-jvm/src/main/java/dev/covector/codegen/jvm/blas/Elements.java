package dev.covector.codegen.jvm.blas;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

/** Runs of floating-point or complex elements in memory. */
final class Elements {
    private Elements() {}

    /** Whether so many elements from an address on are all finite. */
    static boolean areFinite(Kind kind, long address, long count) {
        return kind.realBytes() == Float.BYTES
                ? areFloats(address, count * kind.bytes())
                : areDoubles(address, count * kind.bytes());
    }

    // Zero times what is not finite is NaN: no branch for each element.
    private static boolean areFloats(long address, long bytes) {
        float sum = 0;
        for (long i = 0; i < bytes; i += Float.BYTES) {
            sum += 0 * Memory.ALL.get(JAVA_FLOAT, address + i);
        }
        return sum == 0;
    }

    private static boolean areDoubles(long address, long bytes) {
        double sum = 0;
        for (long i = 0; i < bytes; i += Double.BYTES) {
            sum += 0 * Memory.ALL.get(JAVA_DOUBLE, address + i);
        }
        return sum == 0;
    }

    /** Whether the lower triangle of an n by n matrix is finite. */
    static boolean isLowerFinite(Kind kind, long address, long n) {
        for (long j = 0; j < n; j++) {
            if (!areFinite(kind, address + j * (n + 1) * kind.bytes(), n - j)) {
                return false;
            }
        }
        return true;
    }

    static void fillNaN(Kind kind, long address, long count) {
        long step = kind.realBytes();
        for (long i = 0; i < count * kind.bytes(); i += step) {
            set(step, address + i, Double.NaN);
        }
    }

    /** Makes an m by n matrix the first columns of the identity. */
    static void identity(Kind kind, long address, long m, long n) {
        Memory.ALL.asSlice(address, m * n * kind.bytes()).fill((byte) 0);
        for (long i = 0; i < Math.min(m, n); i++) {
            set(kind.realBytes(), address + i * (m + 1) * kind.bytes(), 1);
        }
    }

    static void copy(Kind kind, long from, long to, long count) {
        java.lang.foreign.MemorySegment.copy(Memory.ALL, from, Memory.ALL, to, count * kind.bytes());
    }

    /** Reads real numbers. */
    static void load(Kind kind, long address, double[] into, int count) {
        if (kind == Kind.F32) {
            for (int i = 0; i < count; i++) {
                into[i] = Memory.ALL.get(JAVA_FLOAT, address + (long) i * Float.BYTES);
            }
            return;
        }
        for (int i = 0; i < count; i++) {
            into[i] = Memory.ALL.get(JAVA_DOUBLE, address + (long) i * Double.BYTES);
        }
    }

    /** Writes real numbers. */
    static void store(Kind kind, long address, double[] from, int count) {
        if (kind == Kind.F32) {
            for (int i = 0; i < count; i++) {
                Memory.ALL.set(JAVA_FLOAT, address + (long) i * Float.BYTES, (float) from[i]);
            }
            return;
        }
        for (int i = 0; i < count; i++) {
            Memory.ALL.set(JAVA_DOUBLE, address + (long) i * Double.BYTES, from[i]);
        }
    }

    /** The largest modulus of the first elements. */
    static double largest(double[] x, int count) {
        double largest = 0;
        for (int i = 0; i < count; i++) {
            largest = Math.max(largest, Math.abs(x[i]));
        }
        return largest;
    }

    static double get(long realBytes, long address) {
        return realBytes == Float.BYTES ? Memory.ALL.get(JAVA_FLOAT, address) : Memory.ALL.get(JAVA_DOUBLE, address);
    }

    static void set(long realBytes, long address, double value) {
        if (realBytes == Float.BYTES) {
            Memory.ALL.set(JAVA_FLOAT, address, (float) value);
        } else {
            Memory.ALL.set(JAVA_DOUBLE, address, value);
        }
    }
}
