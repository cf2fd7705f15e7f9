package dev.covector.codegen.jvm.routine;

import static dev.covector.codegen.jvm.blas.Memory.ALL;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/**
 * Writes for each of {@code length} rows, {@code step} bytes apart, the sum of the rows up to it. Rows go through arrays
 * a part at a time, since loops over arrays are vectorised. Sums of f32 are kept as doubles.
 */
final class RowSums {
    private static final int PART = 1024;
    /** Rows shorter than this are better summed column by column. */
    static final int NARROW = 16;

    private RowSums() {}

    static void addF64(long source, long target, long width, long step, long length) {
        int part = (int) Math.min(PART, width);
        double[] sum = new double[part];
        double[] row = new double[part];
        for (long from = 0; from < width; from += part) {
            int n = (int) Math.min(part, width - from);
            Arrays.fill(sum, 0);
            for (long i = 0; i < length; i++) {
                long at = from * 8 + i * step;
                MemorySegment.copy(ALL, JAVA_DOUBLE, source + at, row, 0, n);
                addTo(sum, row, n);
                MemorySegment.copy(row, 0, ALL, JAVA_DOUBLE, target + at, n);
            }
        }
    }

    private static void addTo(double[] sum, double[] row, int n) {
        for (int i = 0; i < n; i++) {
            sum[i] += row[i];
            row[i] = sum[i];
        }
    }

    static void addF32(long source, long target, long width, long step, long length) {
        int part = (int) Math.min(PART, width);
        double[] sum = new double[part];
        float[] row = new float[part];
        for (long from = 0; from < width; from += part) {
            int n = (int) Math.min(part, width - from);
            Arrays.fill(sum, 0);
            for (long i = 0; i < length; i++) {
                long at = from * 4 + i * step;
                MemorySegment.copy(ALL, JAVA_FLOAT, source + at, row, 0, n);
                addTo(sum, row, n);
                MemorySegment.copy(row, 0, ALL, JAVA_FLOAT, target + at, n);
            }
        }
    }

    private static void addTo(double[] sum, float[] row, int n) {
        for (int i = 0; i < n; i++) {
            sum[i] += row[i];
            row[i] = (float) sum[i];
        }
    }

    static void addI64(long source, long target, long width, long step, long length) {
        int part = (int) Math.min(PART, width);
        long[] sum = new long[part];
        long[] row = new long[part];
        for (long from = 0; from < width; from += part) {
            int n = (int) Math.min(part, width - from);
            Arrays.fill(sum, 0);
            for (long i = 0; i < length; i++) {
                long at = from * 8 + i * step;
                MemorySegment.copy(ALL, JAVA_LONG, source + at, row, 0, n);
                addTo(sum, row, n);
                MemorySegment.copy(row, 0, ALL, JAVA_LONG, target + at, n);
            }
        }
    }

    private static void addTo(long[] sum, long[] row, int n) {
        for (int i = 0; i < n; i++) {
            sum[i] += row[i];
            row[i] = sum[i];
        }
    }

    static void addI32(long source, long target, long width, long step, long length) {
        int part = (int) Math.min(PART, width);
        int[] sum = new int[part];
        int[] row = new int[part];
        for (long from = 0; from < width; from += part) {
            int n = (int) Math.min(part, width - from);
            Arrays.fill(sum, 0);
            for (long i = 0; i < length; i++) {
                long at = from * 4 + i * step;
                MemorySegment.copy(ALL, JAVA_INT, source + at, row, 0, n);
                addTo(sum, row, n);
                MemorySegment.copy(row, 0, ALL, JAVA_INT, target + at, n);
            }
        }
    }

    private static void addTo(int[] sum, int[] row, int n) {
        for (int i = 0; i < n; i++) {
            sum[i] += row[i];
            row[i] = sum[i];
        }
    }
}
