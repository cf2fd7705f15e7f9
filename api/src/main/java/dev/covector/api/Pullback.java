package dev.covector.api;

/**
 * What a function gives at a point, and its linear map backwards.
 *
 * @param pullback a cotangent of the result to that of the first argument; may be called again and again
 */
public record Pullback<P, R>(R value, Fn1<R, P> pullback) {
    /** The cotangent of the first argument. */
    public P apply(R cotangent) {
        return pullback.apply(cotangent);
    }
}
