package dev.covector.codegen.jvm.routine;

import static dev.covector.codegen.jvm.blas.Memory.ALL;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

/** {@link Merging} of complex numbers in floats by products: the merges that do not go part by part. */
record C64Products() implements Merging {
    @Override
    public void line(long from, long fromStep, long to, long toStep, long count) {
        for (long i = 0, u = from, x = to; i < count; i++, u += fromStep, x += toStep) {
            multiply(x, u);
        }
    }

    @Override
    public void points(long from, long fromStep, long x, long[] to, int count) {
        for (int i = 0; i < count; i++) {
            multiply(x + 8 * to[i], from + i * fromStep);
        }
    }

    private static void multiply(long x, long u) {
        float re = ALL.get(JAVA_FLOAT, x);
        float im = ALL.get(JAVA_FLOAT, x + 4);
        float factorRe = ALL.get(JAVA_FLOAT, u);
        float factorIm = ALL.get(JAVA_FLOAT, u + 4);
        ALL.set(JAVA_FLOAT, x, re * factorRe - im * factorIm);
        ALL.set(JAVA_FLOAT, x + 4, re * factorIm + im * factorRe);
    }
}
