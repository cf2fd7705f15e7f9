package dev.covector.tracer;

/**
 * The different elements of a tensor. A NaN equals nothing, so that each is one.
 *
 * @param values the k different elements, or slices, ascending; of runs, in their order
 * @param first where each of them is for the first time (i64), counted in column-major order
 * @param counts how often each of them is there (i64)
 * @param inverse for each element, in the shape of the tensor, its place among the values (i64); for slices, a vector
 */
public record Unique(Tensor values, Tensor first, Tensor counts, Tensor inverse) {}
