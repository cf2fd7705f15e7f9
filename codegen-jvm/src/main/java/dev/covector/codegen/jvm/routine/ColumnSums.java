package dev.covector.codegen.jvm.routine;

import static dev.covector.codegen.jvm.blas.Memory.ALL;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

/**
 * Writes for each element of columns, {@code step} bytes apart, the sum of those up to it; reals in several columns at once,
 * since an addition takes as long as some. Sums of f32 are kept as doubles. The sums may take the place of the elements.
 */
final class ColumnSums {
    private ColumnSums() {}

    static void f64(Columns columns, long from, long to, long step, long length) {
        for (long column = 0; column < columns.rest(); column += Columns.ABREAST) {
            long p = columns.offset(column);
            long q = columns.offset(column + 1);
            long r = columns.offset(column + 2);
            long s = columns.offset(column + 3);
            double sumP = 0;
            double sumQ = 0;
            double sumR = 0;
            double sumS = 0;
            for (long i = 0, at = 0; i < length; i++, at += step) {
                sumP += ALL.get(JAVA_DOUBLE, from + p + at);
                sumQ += ALL.get(JAVA_DOUBLE, from + q + at);
                sumR += ALL.get(JAVA_DOUBLE, from + r + at);
                sumS += ALL.get(JAVA_DOUBLE, from + s + at);
                ALL.set(JAVA_DOUBLE, to + p + at, sumP);
                ALL.set(JAVA_DOUBLE, to + q + at, sumQ);
                ALL.set(JAVA_DOUBLE, to + r + at, sumR);
                ALL.set(JAVA_DOUBLE, to + s + at, sumS);
            }
        }
        for (long column = columns.rest(); column < columns.count(); column++) {
            double sum = 0;
            long first = columns.offset(column);
            for (long at = first; at != first + length * step; at += step) {
                sum += ALL.get(JAVA_DOUBLE, from + at);
                ALL.set(JAVA_DOUBLE, to + at, sum);
            }
        }
    }

    static void f32(Columns columns, long from, long to, long step, long length) {
        for (long column = 0; column < columns.rest(); column += Columns.ABREAST) {
            long p = columns.offset(column);
            long q = columns.offset(column + 1);
            long r = columns.offset(column + 2);
            long s = columns.offset(column + 3);
            double sumP = 0;
            double sumQ = 0;
            double sumR = 0;
            double sumS = 0;
            for (long i = 0, at = 0; i < length; i++, at += step) {
                sumP += ALL.get(JAVA_FLOAT, from + p + at);
                sumQ += ALL.get(JAVA_FLOAT, from + q + at);
                sumR += ALL.get(JAVA_FLOAT, from + r + at);
                sumS += ALL.get(JAVA_FLOAT, from + s + at);
                ALL.set(JAVA_FLOAT, to + p + at, (float) sumP);
                ALL.set(JAVA_FLOAT, to + q + at, (float) sumQ);
                ALL.set(JAVA_FLOAT, to + r + at, (float) sumR);
                ALL.set(JAVA_FLOAT, to + s + at, (float) sumS);
            }
        }
        for (long column = columns.rest(); column < columns.count(); column++) {
            double sum = 0;
            long first = columns.offset(column);
            for (long at = first; at != first + length * step; at += step) {
                sum += ALL.get(JAVA_FLOAT, from + at);
                ALL.set(JAVA_FLOAT, to + at, (float) sum);
            }
        }
    }

    static void i64(Columns columns, long from, long to, long step, long length) {
        for (long column = 0; column < columns.count(); column++) {
            long sum = 0;
            long first = columns.offset(column);
            for (long at = first; at != first + length * step; at += step) {
                sum += ALL.get(JAVA_LONG, from + at);
                ALL.set(JAVA_LONG, to + at, sum);
            }
        }
    }

    static void i32(Columns columns, long from, long to, long step, long length) {
        for (long column = 0; column < columns.count(); column++) {
            int sum = 0;
            long first = columns.offset(column);
            for (long at = first; at != first + length * step; at += step) {
                sum += ALL.get(JAVA_INT, from + at);
                ALL.set(JAVA_INT, to + at, sum);
            }
        }
    }
}
