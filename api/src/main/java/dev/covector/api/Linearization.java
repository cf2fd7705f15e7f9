package dev.covector.api;

/**
 * What a function gives at a point, and its linear map forwards.
 *
 * @param map a tangent of the first argument to that of the result; may be called again and again
 */
public record Linearization<P, R>(R value, Fn1<P, R> map) {
    /** The tangent of the result. */
    public R apply(P tangent) {
        return map.apply(tangent);
    }
}
