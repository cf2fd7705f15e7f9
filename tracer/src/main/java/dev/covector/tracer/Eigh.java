package dev.covector.tracer;

/**
 * The eigenvalues of a Hermitian x, real and rising along axis 0, and its eigenvectors, the orthonormal columns of vectors:
 * x vectors = vectors diag(values). Matrices are the first two axes.
 */
public record Eigh(Tensor values, Tensor vectors) {}
