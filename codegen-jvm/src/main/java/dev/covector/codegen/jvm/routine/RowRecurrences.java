package dev.covector.codegen.jvm.routine;

import static dev.covector.codegen.jvm.blas.Memory.ALL;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;

/**
 * Adds to each of {@code length} rows y, {@code step} bytes apart, the row before times the row of a. Rows go through arrays a
 * part at a time, since loops over arrays are vectorised.
 */
final class RowRecurrences {
    private static final int PART = 1024;
    /** Rows shorter than this go better column by column. */
    static final int NARROW = 16;

    private RowRecurrences() {}

    static void f64(long a, long y, long width, long step, long length) {
        int part = (int) Math.min(PART, width);
        double[] state = new double[part];
        double[] factor = new double[part];
        double[] term = new double[part];
        for (long from = 0; from < width; from += part) {
            int n = (int) Math.min(part, width - from);
            MemorySegment.copy(ALL, JAVA_DOUBLE, y + from * 8, state, 0, n);
            for (long i = 1; i < length; i++) {
                long at = from * 8 + i * step;
                MemorySegment.copy(ALL, JAVA_DOUBLE, a + at, factor, 0, n);
                MemorySegment.copy(ALL, JAVA_DOUBLE, y + at, term, 0, n);
                advance(state, factor, term, n);
                MemorySegment.copy(state, 0, ALL, JAVA_DOUBLE, y + at, n);
            }
        }
    }

    private static void advance(double[] state, double[] factor, double[] term, int n) {
        for (int i = 0; i < n; i++) {
            state[i] = factor[i] * state[i] + term[i];
        }
    }

    static void f32(long a, long y, long width, long step, long length) {
        int part = (int) Math.min(PART, width);
        float[] state = new float[part];
        float[] factor = new float[part];
        float[] term = new float[part];
        for (long from = 0; from < width; from += part) {
            int n = (int) Math.min(part, width - from);
            MemorySegment.copy(ALL, JAVA_FLOAT, y + from * 4, state, 0, n);
            for (long i = 1; i < length; i++) {
                long at = from * 4 + i * step;
                MemorySegment.copy(ALL, JAVA_FLOAT, a + at, factor, 0, n);
                MemorySegment.copy(ALL, JAVA_FLOAT, y + at, term, 0, n);
                advance(state, factor, term, n);
                MemorySegment.copy(state, 0, ALL, JAVA_FLOAT, y + at, n);
            }
        }
    }

    private static void advance(float[] state, float[] factor, float[] term, int n) {
        for (int i = 0; i < n; i++) {
            state[i] = factor[i] * state[i] + term[i];
        }
    }

    static void i64(long a, long y, long width, long step, long length) {
        int part = (int) Math.min(PART, width);
        long[] state = new long[part];
        long[] factor = new long[part];
        long[] term = new long[part];
        for (long from = 0; from < width; from += part) {
            int n = (int) Math.min(part, width - from);
            MemorySegment.copy(ALL, JAVA_LONG, y + from * 8, state, 0, n);
            for (long i = 1; i < length; i++) {
                long at = from * 8 + i * step;
                MemorySegment.copy(ALL, JAVA_LONG, a + at, factor, 0, n);
                MemorySegment.copy(ALL, JAVA_LONG, y + at, term, 0, n);
                advance(state, factor, term, n);
                MemorySegment.copy(state, 0, ALL, JAVA_LONG, y + at, n);
            }
        }
    }

    private static void advance(long[] state, long[] factor, long[] term, int n) {
        for (int i = 0; i < n; i++) {
            state[i] = factor[i] * state[i] + term[i];
        }
    }

    static void i32(long a, long y, long width, long step, long length) {
        int part = (int) Math.min(PART, width);
        int[] state = new int[part];
        int[] factor = new int[part];
        int[] term = new int[part];
        for (long from = 0; from < width; from += part) {
            int n = (int) Math.min(part, width - from);
            MemorySegment.copy(ALL, JAVA_INT, y + from * 4, state, 0, n);
            for (long i = 1; i < length; i++) {
                long at = from * 4 + i * step;
                MemorySegment.copy(ALL, JAVA_INT, a + at, factor, 0, n);
                MemorySegment.copy(ALL, JAVA_INT, y + at, term, 0, n);
                advance(state, factor, term, n);
                MemorySegment.copy(state, 0, ALL, JAVA_INT, y + at, n);
            }
        }
    }

    private static void advance(int[] state, int[] factor, int[] term, int n) {
        for (int i = 0; i < n; i++) {
            state[i] = factor[i] * state[i] + term[i];
        }
    }
}
