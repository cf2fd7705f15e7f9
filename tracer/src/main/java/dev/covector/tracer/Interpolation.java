package dev.covector.tracer;

/** What a quantile between two elements is. */
public enum Interpolation {
    /** As far between the two as the quantile is. */
    LINEAR,
    LOWER,
    HIGHER,
    /** The mean of the two. */
    MIDPOINT,
    /** The nearer one; half way the one with the even place. */
    NEAREST
}
