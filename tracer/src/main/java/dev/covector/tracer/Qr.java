package dev.covector.tracer;

/** x = q r: the columns of q are orthonormal, r is upper triangular with a real diagonal. Matrices are the first two axes. */
public record Qr(Tensor q, Tensor r) {}
