package dev.covector.codegen.jvm.routine;

import static dev.covector.codegen.jvm.blas.Memory.ALL;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;

/** {@link Merging} of truths, which can only be set. */
record BoolMerging() implements Merging {
    @Override
    public void line(long from, long fromStep, long to, long toStep, long count) {
        for (long i = 0, u = from, x = to; i < count; i++, u += fromStep, x += toStep) {
            ALL.set(JAVA_BYTE, x, ALL.get(JAVA_BYTE, u));
        }
    }

    @Override
    public void points(long from, long fromStep, long x, long[] to, int count) {
        for (int i = 0; i < count; i++) {
            ALL.set(JAVA_BYTE, x + to[i], ALL.get(JAVA_BYTE, from + i * fromStep));
        }
    }
}
