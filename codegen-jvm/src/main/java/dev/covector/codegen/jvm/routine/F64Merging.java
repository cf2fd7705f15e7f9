package dev.covector.codegen.jvm.routine;

import static dev.covector.codegen.jvm.blas.Memory.ALL;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;

/** {@link Merging} of doubles. */
record F64Merging(Merge merge) implements Merging {
    @Override
    public void line(long from, long fromStep, long to, long toStep, long count) {
        if (merge == Merge.ADD) {
            for (long i = 0, u = from, x = to; i < count; i++, u += fromStep, x += toStep) {
                ALL.set(JAVA_DOUBLE, x, ALL.get(JAVA_DOUBLE, x) + ALL.get(JAVA_DOUBLE, u));
            }
            return;
        }
        for (long i = 0, u = from, x = to; i < count; i++, u += fromStep, x += toStep) {
            ALL.set(JAVA_DOUBLE, x, merged(ALL.get(JAVA_DOUBLE, x), ALL.get(JAVA_DOUBLE, u)));
        }
    }

    @Override
    public void points(long from, long fromStep, long x, long[] to, int count) {
        if (merge == Merge.ADD) {
            for (int i = 0; i < count; i++) {
                long at = x + 8 * to[i];
                ALL.set(JAVA_DOUBLE, at, ALL.get(JAVA_DOUBLE, at) + ALL.get(JAVA_DOUBLE, from + i * fromStep));
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
