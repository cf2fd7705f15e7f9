package dev.covector.codegen.jvm.routine;

import static dev.covector.codegen.jvm.blas.Memory.ALL;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

/** {@link Merging} of longs. */
record I64Merging(Merge merge) implements Merging {
    @Override
    public void line(long from, long fromStep, long to, long toStep, long count) {
        if (merge == Merge.ADD) {
            for (long i = 0, u = from, x = to; i < count; i++, u += fromStep, x += toStep) {
                ALL.set(JAVA_LONG, x, ALL.get(JAVA_LONG, x) + ALL.get(JAVA_LONG, u));
            }
            return;
        }
        for (long i = 0, u = from, x = to; i < count; i++, u += fromStep, x += toStep) {
            ALL.set(JAVA_LONG, x, merged(ALL.get(JAVA_LONG, x), ALL.get(JAVA_LONG, u)));
        }
    }

    @Override
    public void points(long from, long fromStep, long x, long[] to, int count) {
        if (merge == Merge.ADD) {
            for (int i = 0; i < count; i++) {
                long at = x + 8 * to[i];
                ALL.set(JAVA_LONG, at, ALL.get(JAVA_LONG, at) + ALL.get(JAVA_LONG, from + i * fromStep));
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
