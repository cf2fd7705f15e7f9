package dev.covector.codegen.jvm.routine;

import static dev.covector.codegen.jvm.blas.Memory.ALL;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;

import java.lang.foreign.MemorySegment;

/** {@link Merging} of doubles. */
final class F64Merging implements Merging {
    private final Merge merge;
    private final double[] sums = new double[PART];
    private final double[] terms = new double[PART];

    F64Merging(Merge merge) {
        this.merge = merge;
    }

    @Override
    public void line(long from, long fromStep, long to, long toStep, long count) {
        if (merge == Merge.ADD && fromStep == 8 && toStep == 8 && count >= LONG) {
            for (long i = 0; i < count; i += PART) {
                add(from + 8 * i, to + 8 * i, (int) Math.min(PART, count - i));
            }
            return;
        }
        for (long i = 0, u = from, x = to; i < count; i++, u += fromStep, x += toStep) {
            ALL.set(JAVA_DOUBLE, x, merged(ALL.get(JAVA_DOUBLE, x), ALL.get(JAVA_DOUBLE, u)));
        }
    }

    private void add(long from, long to, int count) {
        MemorySegment.copy(ALL, JAVA_DOUBLE, from, terms, 0, count);
        MemorySegment.copy(ALL, JAVA_DOUBLE, to, sums, 0, count);
        for (int i = 0; i < count; i++) {
            sums[i] += terms[i];
        }
        MemorySegment.copy(sums, 0, ALL, JAVA_DOUBLE, to, count);
    }

    @Override
    public void points(long from, long fromStep, long x, long[] to, int count) {
        if (merge == Merge.ADD && fromStep == 8) {
            MemorySegment.copy(ALL, JAVA_DOUBLE, from, terms, 0, count);
            for (int i = 0; i < count; i++) {
                long at = x + 8 * to[i];
                ALL.set(JAVA_DOUBLE, at, ALL.get(JAVA_DOUBLE, at) + terms[i]);
            }
            return;
        }
        for (int i = 0; i < count; i++) {
            long at = x + 8 * to[i];
            ALL.set(JAVA_DOUBLE, at, merged(ALL.get(JAVA_DOUBLE, at), ALL.get(JAVA_DOUBLE, from + i * fromStep)));
        }
    }

    private double merged(double x, double update) {
        return switch (merge) {
            case SET -> update;
            case ADD -> x + update;
            case MULTIPLY -> x * update;
            case MAX -> Math.max(x, update);
            case MIN -> Math.min(x, update);
        };
    }
}
