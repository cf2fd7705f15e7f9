package dev.covector.codegen.jvm.routine;

import static dev.covector.codegen.jvm.blas.Memory.ALL;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

/**
 * Writes into columns of y, {@code step} bytes apart, the elements of b and the one before times that of a; reals in several
 * columns at once, since a product and a sum take as long as many. b and y may be one.
 */
final class ColumnRecurrences {
    private ColumnRecurrences() {}

    static void f64(Columns columns, long a, long b, long y, long step, long length) {
        for (long column = 0; column < columns.rest(); column += Columns.ABREAST) {
            long p = columns.offset(column);
            long q = columns.offset(column + 1);
            long r = columns.offset(column + 2);
            long s = columns.offset(column + 3);
            double stateP = ALL.get(JAVA_DOUBLE, b + p);
            double stateQ = ALL.get(JAVA_DOUBLE, b + q);
            double stateR = ALL.get(JAVA_DOUBLE, b + r);
            double stateS = ALL.get(JAVA_DOUBLE, b + s);
            ALL.set(JAVA_DOUBLE, y + p, stateP);
            ALL.set(JAVA_DOUBLE, y + q, stateQ);
            ALL.set(JAVA_DOUBLE, y + r, stateR);
            ALL.set(JAVA_DOUBLE, y + s, stateS);
            for (long i = 1, at = step; i < length; i++, at += step) {
                stateP = ALL.get(JAVA_DOUBLE, a + p + at) * stateP + ALL.get(JAVA_DOUBLE, b + p + at);
                stateQ = ALL.get(JAVA_DOUBLE, a + q + at) * stateQ + ALL.get(JAVA_DOUBLE, b + q + at);
                stateR = ALL.get(JAVA_DOUBLE, a + r + at) * stateR + ALL.get(JAVA_DOUBLE, b + r + at);
                stateS = ALL.get(JAVA_DOUBLE, a + s + at) * stateS + ALL.get(JAVA_DOUBLE, b + s + at);
                ALL.set(JAVA_DOUBLE, y + p + at, stateP);
                ALL.set(JAVA_DOUBLE, y + q + at, stateQ);
                ALL.set(JAVA_DOUBLE, y + r + at, stateR);
                ALL.set(JAVA_DOUBLE, y + s + at, stateS);
            }
        }
        for (long column = columns.rest(); column < columns.count(); column++) {
            oneF64(a + columns.offset(column), b + columns.offset(column), y + columns.offset(column), step, length);
        }
    }

    private static void oneF64(long a, long b, long y, long step, long length) {
        double state = ALL.get(JAVA_DOUBLE, b);
        ALL.set(JAVA_DOUBLE, y, state);
        for (long i = 1, at = step; i < length; i++, at += step) {
            state = ALL.get(JAVA_DOUBLE, a + at) * state + ALL.get(JAVA_DOUBLE, b + at);
            ALL.set(JAVA_DOUBLE, y + at, state);
        }
    }

    static void f32(Columns columns, long a, long b, long y, long step, long length) {
        for (long column = 0; column < columns.rest(); column += Columns.ABREAST) {
            long p = columns.offset(column);
            long q = columns.offset(column + 1);
            long r = columns.offset(column + 2);
            long s = columns.offset(column + 3);
            float stateP = ALL.get(JAVA_FLOAT, b + p);
            float stateQ = ALL.get(JAVA_FLOAT, b + q);
            float stateR = ALL.get(JAVA_FLOAT, b + r);
            float stateS = ALL.get(JAVA_FLOAT, b + s);
            ALL.set(JAVA_FLOAT, y + p, stateP);
            ALL.set(JAVA_FLOAT, y + q, stateQ);
            ALL.set(JAVA_FLOAT, y + r, stateR);
            ALL.set(JAVA_FLOAT, y + s, stateS);
            for (long i = 1, at = step; i < length; i++, at += step) {
                stateP = ALL.get(JAVA_FLOAT, a + p + at) * stateP + ALL.get(JAVA_FLOAT, b + p + at);
                stateQ = ALL.get(JAVA_FLOAT, a + q + at) * stateQ + ALL.get(JAVA_FLOAT, b + q + at);
                stateR = ALL.get(JAVA_FLOAT, a + r + at) * stateR + ALL.get(JAVA_FLOAT, b + r + at);
                stateS = ALL.get(JAVA_FLOAT, a + s + at) * stateS + ALL.get(JAVA_FLOAT, b + s + at);
                ALL.set(JAVA_FLOAT, y + p + at, stateP);
                ALL.set(JAVA_FLOAT, y + q + at, stateQ);
                ALL.set(JAVA_FLOAT, y + r + at, stateR);
                ALL.set(JAVA_FLOAT, y + s + at, stateS);
            }
        }
        for (long column = columns.rest(); column < columns.count(); column++) {
            oneF32(a + columns.offset(column), b + columns.offset(column), y + columns.offset(column), step, length);
        }
    }

    private static void oneF32(long a, long b, long y, long step, long length) {
        float state = ALL.get(JAVA_FLOAT, b);
        ALL.set(JAVA_FLOAT, y, state);
        for (long i = 1, at = step; i < length; i++, at += step) {
            state = ALL.get(JAVA_FLOAT, a + at) * state + ALL.get(JAVA_FLOAT, b + at);
            ALL.set(JAVA_FLOAT, y + at, state);
        }
    }

    static void i64(Columns columns, long a, long b, long y, long step, long length) {
        for (long column = 0; column < columns.count(); column++) {
            oneI64(a + columns.offset(column), b + columns.offset(column), y + columns.offset(column), step, length);
        }
    }

    private static void oneI64(long a, long b, long y, long step, long length) {
        long state = ALL.get(JAVA_LONG, b);
        ALL.set(JAVA_LONG, y, state);
        for (long i = 1, at = step; i < length; i++, at += step) {
            state = ALL.get(JAVA_LONG, a + at) * state + ALL.get(JAVA_LONG, b + at);
            ALL.set(JAVA_LONG, y + at, state);
        }
    }

    static void i32(Columns columns, long a, long b, long y, long step, long length) {
        for (long column = 0; column < columns.count(); column++) {
            oneI32(a + columns.offset(column), b + columns.offset(column), y + columns.offset(column), step, length);
        }
    }

    private static void oneI32(long a, long b, long y, long step, long length) {
        int state = ALL.get(JAVA_INT, b);
        ALL.set(JAVA_INT, y, state);
        for (long i = 1, at = step; i < length; i++, at += step) {
            state = ALL.get(JAVA_INT, a + at) * state + ALL.get(JAVA_INT, b + at);
            ALL.set(JAVA_INT, y + at, state);
        }
    }
}
