package dev.covector.tracer;

/**
 * Row order(i) of a matrix is row i of lower times upper: lower is [m, min(m, n), batch...] and unit lower triangular, upper
 * [min(m, n), n, batch...] and upper triangular, order (i64) [m, batch...]. Matrices are the first two axes.
 */
public record Lu(Tensor lower, Tensor upper, Tensor order) {}
