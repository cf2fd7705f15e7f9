package dev.covector.codegen.jvm.routine;

import static dev.covector.codegen.jvm.blas.Memory.ALL;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;

/** {@link Merging} of longs. */
final class I64Merging implements Merging {
    private final Merge merge;
    private final long[] sums = new long[PART];
    private final long[] terms = new long[PART];

    I64Merging(Merge merge) {
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
            ALL.set(JAVA_LONG, x, merged(ALL.get(JAVA_LONG, x), ALL.get(JAVA_LONG, u)));
        }
    }

    private void add(long from, long to, int count) {
        MemorySegment.copy(ALL, JAVA_LONG, from, terms, 0, count);
        MemorySegment.copy(ALL, JAVA_LONG, to, sums, 0, count);
        for (int i = 0; i < count; i++) {
            sums[i] += terms[i];
        }
        MemorySegment.copy(sums, 0, ALL, JAVA_LONG, to, count);
    }

    @Override
    public void points(long from, long fromStep, long x, long[] to, int count) {
        if (merge == Merge.ADD && fromStep == 8) {
            MemorySegment.copy(ALL, JAVA_LONG, from, terms, 0, count);
            for (int i = 0; i < count; i++) {
                long at = x + 8 * to[i];
                ALL.set(JAVA_LONG, at, ALL.get(JAVA_LONG, at) + terms[i]);
            }
            return;
        }
        for (int i = 0; i < count; i++) {
            long at = x + 8 * to[i];
            ALL.set(JAVA_LONG, at, merged(ALL.get(JAVA_LONG, at), ALL.get(JAVA_LONG, from + i * fromStep)));
        }
    }

    private long merged(long x, long update) {
        return switch (merge) {
            case SET -> update;
            case ADD -> x + update;
            case MULTIPLY -> x * update;
            case MAX -> Math.max(x, update);
            case MIN -> Math.min(x, update);
        };
    }
}
