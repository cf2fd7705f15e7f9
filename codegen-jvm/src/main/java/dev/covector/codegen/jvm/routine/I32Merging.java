package dev.covector.codegen.jvm.routine;

import static dev.covector.codegen.jvm.blas.Memory.ALL;
import static java.lang.foreign.ValueLayout.JAVA_INT;

/** {@link Merging} of ints. */
record I32Merging(Merge merge) implements Merging {
    @Override
    public void line(long from, long fromStep, long to, long toStep, long count) {
        if (merge == Merge.ADD) {
            for (long i = 0, u = from, x = to; i < count; i++, u += fromStep, x += toStep) {
                ALL.set(JAVA_INT, x, ALL.get(JAVA_INT, x) + ALL.get(JAVA_INT, u));
            }
            return;
        }
        for (long i = 0, u = from, x = to; i < count; i++, u += fromStep, x += toStep) {
            ALL.set(JAVA_INT, x, merged(ALL.get(JAVA_INT, x), ALL.get(JAVA_INT, u)));
        }
    }

    @Override
    public void points(long from, long fromStep, long x, long[] to, int count) {
        if (merge == Merge.ADD) {
            for (int i = 0; i < count; i++) {
                long at = x + 4 * to[i];
                ALL.set(JAVA_INT, at, ALL.get(JAVA_INT, at) + ALL.get(JAVA_INT, from + i * fromStep));
            }
            return;
        }
        for (int i = 0; i < count; i++) {
            long at = x + 4 * to[i];
            ALL.set(JAVA_INT, at, merged(ALL.get(JAVA_INT, at), ALL.get(JAVA_INT, from + i * fromStep)));
        }
    }

    private int merged(int x, int update) {
        return switch (merge) {
            case SET -> update;
            case ADD -> x + update;
            case MULTIPLY -> x * update;
            case MAX -> Math.max(x, update);
            case MIN -> Math.min(x, update);
        };
    }
}
