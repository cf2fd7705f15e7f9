package dev.covector.bench;

/**
 * How long steady cases are measured, after they have settled.
 *
 * @param forks JVMs for each case; with none all cases share one
 * @param calmNanos processor time of calls in which no compiler works before measuring begins
 * @param warmups iterations that are not counted
 * @param iterations samples
 * @param milliseconds of an iteration
 */
record Pace(int forks, long calmNanos, int warmups, int iterations, int milliseconds) {
    static final Pace FULL = new Pace(1, 600_000_000, 1, 5, 400);
    static final Pace QUICK = new Pace(1, 600_000_000, 1, 3, 300);

    /** For many cases of long kernels, which share little code that profiles could spoil. */
    static final Pace BRIEF = new Pace(0, 150_000_000, 1, 5, 80);
}
