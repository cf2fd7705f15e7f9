package dev.covector.tracer;

/**
 * The different elements of a tensor. A NaN equals nothing, so that each is one.
 *
 * @param values the k different elements, ascending
 * @param counts how often each of them is there (i64)
 * @param inverse for each element, in the shape of the tensor, its place among the values (i64)
 */
public record Unique(Tensor values, Tensor counts, Tensor inverse) {}
