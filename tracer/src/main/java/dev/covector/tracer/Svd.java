package dev.covector.tracer;

/**
 * x = u diag(s) vh: the columns of u and the rows of vh are orthonormal, s is real and falls along axis 0. Matrices are the first
 * two axes.
 */
public record Svd(Tensor u, Tensor s, Tensor vh) {}
