package dev.covector.codegen.jvm.routine;

import static dev.covector.codegen.jvm.blas.Memory.ALL;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

/**
 * Adds to each element of columns, {@code step} bytes apart, the sum of those before it; reals in several columns at once,
 * since an addition takes as long as some. Sums of f32 are kept as doubles.
 */
final class ColumnSums {
    private ColumnSums() {}

    static void f64(Columns columns, long first, long step, long length) {
        for (long column = 0; column < columns.rest(); column += Columns.ABREAST) {
            long p = first + columns.offset(column);
            long q = first + columns.offset(column + 1);
            long r = first + columns.offset(column + 2);
            long s = first + columns.offset(column + 3);
            double sumP = 0;
            double sumQ = 0;
            double sumR = 0;
            double sumS = 0;
            for (long i = 0, at = 0; i < length; i++, at += step) {
                sumP += ALL.get(JAVA_DOUBLE, p + at);
                sumQ += ALL.get(JAVA_DOUBLE, q + at);
                sumR += ALL.get(JAVA_DOUBLE, r + at);
                sumS += ALL.get(JAVA_DOUBLE, s + at);
                ALL.set(JAVA_DOUBLE, p + at, sumP);
                ALL.set(JAVA_DOUBLE, q + at, sumQ);
                ALL.set(JAVA_DOUBLE, r + at, sumR);
                ALL.set(JAVA_DOUBLE, s + at, sumS);
            }
        }
        for (long column = columns.rest(); column < columns.count(); column++) {
            double sum = 0;
            long end = first + columns.offset(column) + length * step;
            for (long at = first + columns.offset(column); at != end; at += step) {
                sum += ALL.get(JAVA_DOUBLE, at);
                ALL.set(JAVA_DOUBLE, at, sum);
            }
        }
    }

    static void f32(Columns columns, long first, long step, long length) {
        for (long column = 0; column < columns.rest(); column += Columns.ABREAST) {
            long p = first + columns.offset(column);
            long q = first + columns.offset(column + 1);
            long r = first + columns.offset(column + 2);
            long s = first + columns.offset(column + 3);
            double sumP = 0;
            double sumQ = 0;
            double sumR = 0;
            double sumS = 0;
            for (long i = 0, at = 0; i < length; i++, at += step) {
                sumP += ALL.get(JAVA_FLOAT, p + at);
                sumQ += ALL.get(JAVA_FLOAT, q + at);
                sumR += ALL.get(JAVA_FLOAT, r + at);
                sumS += ALL.get(JAVA_FLOAT, s + at);
                ALL.set(JAVA_FLOAT, p + at, (float) sumP);
                ALL.set(JAVA_FLOAT, q + at, (float) sumQ);
                ALL.set(JAVA_FLOAT, r + at, (float) sumR);
                ALL.set(JAVA_FLOAT, s + at, (float) sumS);
            }
        }
        for (long column = columns.rest(); column < columns.count(); column++) {
            double sum = 0;
            long end = first + columns.offset(column) + length * step;
            for (long at = first + columns.offset(column); at != end; at += step) {
                sum += ALL.get(JAVA_FLOAT, at);
                ALL.set(JAVA_FLOAT, at, (float) sum);
            }
        }
    }

    static void i64(Columns columns, long first, long step, long length) {
        for (long column = 0; column < columns.count(); column++) {
            long sum = 0;
            long end = first + columns.offset(column) + length * step;
            for (long at = first + columns.offset(column); at != end; at += step) {
                sum += ALL.get(JAVA_LONG, at);
                ALL.set(JAVA_LONG, at, sum);
            }
        }
    }

    static void i32(Columns columns, long first, long step, long length) {
        for (long column = 0; column < columns.count(); column++) {
            int sum = 0;
            long end = first + columns.offset(column) + length * step;
            for (long at = first + columns.offset(column); at != end; at += step) {
                sum += ALL.get(JAVA_INT, at);
                ALL.set(JAVA_INT, at, sum);
            }
        }
    }
}
