package dev.covector.codegen.jvm.routine;

import static dev.covector.codegen.jvm.blas.Memory.ALL;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import java.lang.foreign.MemorySegment;

/** {@link Merging} of floats. */
final class F32Merging implements Merging {
    private final Merge merge;
    private final float[] sums = new float[PART];
    private final float[] terms = new float[PART];

    F32Merging(Merge merge) {
        this.merge = merge;
    }

    @Override
    public void line(long from, long fromStep, long to, long toStep, long count) {
        if (merge == Merge.ADD && fromStep == 4 && toStep == 4 && count >= LONG) {
            for (long i = 0; i < count; i += PART) {
                add(from + 4 * i, to + 4 * i, (int) Math.min(PART, count - i));
            }
            return;
        }
        for (long i = 0, u = from, x = to; i < count; i++, u += fromStep, x += toStep) {
            ALL.set(JAVA_FLOAT, x, merged(ALL.get(JAVA_FLOAT, x), ALL.get(JAVA_FLOAT, u)));
        }
    }

    private void add(long from, long to, int count) {
        MemorySegment.copy(ALL, JAVA_FLOAT, from, terms, 0, count);
        MemorySegment.copy(ALL, JAVA_FLOAT, to, sums, 0, count);
        for (int i = 0; i < count; i++) {
            sums[i] += terms[i];
        }
        MemorySegment.copy(sums, 0, ALL, JAVA_FLOAT, to, count);
    }

    @Override
    public void points(long from, long fromStep, long x, long[] to, int count) {
        if (merge == Merge.ADD && fromStep == 4) {
            MemorySegment.copy(ALL, JAVA_FLOAT, from, terms, 0, count);
            for (int i = 0; i < count; i++) {
                long at = x + 4 * to[i];
                ALL.set(JAVA_FLOAT, at, ALL.get(JAVA_FLOAT, at) + terms[i]);
            }
            return;
        }
        for (int i = 0; i < count; i++) {
            long at = x + 4 * to[i];
            ALL.set(JAVA_FLOAT, at, merged(ALL.get(JAVA_FLOAT, at), ALL.get(JAVA_FLOAT, from + i * fromStep)));
        }
    }

    private float merged(float x, float update) {
        return switch (merge) {
            case SET -> update;
            case ADD -> x + update;
            case MULTIPLY -> x * update;
            case MAX -> Math.max(x, update);
            case MIN -> Math.min(x, update);
        };
    }
}
