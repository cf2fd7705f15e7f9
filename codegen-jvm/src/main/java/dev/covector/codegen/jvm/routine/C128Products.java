package dev.covector.codegen.jvm.routine;

import static dev.covector.codegen.jvm.blas.Memory.ALL;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;

/** {@link Merging} of complex numbers in doubles by products: the merges that do not go part by part. */
record C128Products() implements Merging {
    @Override
    public void line(long from, long fromStep, long to, long toStep, long count) {
        for (long i = 0, u = from, x = to; i < count; i++, u += fromStep, x += toStep) {
            multiply(x, u);
        }
    }

    @Override
    public void points(long from, long fromStep, long x, long[] to, int count) {
        for (int i = 0; i < count; i++) {
            multiply(x + 16 * to[i], from + i * fromStep);
        }
    }

    private static void multiply(long x, long u) {
        double re = ALL.get(JAVA_DOUBLE, x);
        double im = ALL.get(JAVA_DOUBLE, x + 8);
        double factorRe = ALL.get(JAVA_DOUBLE, u);
        double factorIm = ALL.get(JAVA_DOUBLE, u + 8);
        ALL.set(JAVA_DOUBLE, x, re * factorRe - im * factorIm);
        ALL.set(JAVA_DOUBLE, x + 8, re * factorIm + im * factorRe);
    }
}
