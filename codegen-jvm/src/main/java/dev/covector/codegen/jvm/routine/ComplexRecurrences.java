package dev.covector.codegen.jvm.routine;

import static dev.covector.codegen.jvm.blas.Memory.ALL;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

/** {@link RowRecurrences} of complex numbers: row by row where rows are long, so that memory is read in order. */
final class ComplexRecurrences {
    private ComplexRecurrences() {}

    static void c128(long a, long y, long width, long step, long length) {
        for (long i = 1; i < length; i++) {
            long row = i * step;
            for (long at = row; at < row + width * 16; at += 16) {
                double re = ALL.get(JAVA_DOUBLE, y + at - step);
                double im = ALL.get(JAVA_DOUBLE, y + at - step + 8);
                double factorRe = ALL.get(JAVA_DOUBLE, a + at);
                double factorIm = ALL.get(JAVA_DOUBLE, a + at + 8);
                ALL.set(JAVA_DOUBLE, y + at, factorRe * re - factorIm * im + ALL.get(JAVA_DOUBLE, y + at));
                ALL.set(JAVA_DOUBLE, y + at + 8, factorRe * im + factorIm * re + ALL.get(JAVA_DOUBLE, y + at + 8));
            }
        }
    }

    static void c64(long a, long y, long width, long step, long length) {
        for (long i = 1; i < length; i++) {
            long row = i * step;
            for (long at = row; at < row + width * 8; at += 8) {
                float re = ALL.get(JAVA_FLOAT, y + at - step);
                float im = ALL.get(JAVA_FLOAT, y + at - step + 4);
                float factorRe = ALL.get(JAVA_FLOAT, a + at);
                float factorIm = ALL.get(JAVA_FLOAT, a + at + 4);
                ALL.set(JAVA_FLOAT, y + at, factorRe * re - factorIm * im + ALL.get(JAVA_FLOAT, y + at));
                ALL.set(JAVA_FLOAT, y + at + 4, factorRe * im + factorIm * re + ALL.get(JAVA_FLOAT, y + at + 4));
            }
        }
    }
}
