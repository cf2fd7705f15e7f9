package dev.covector.tracer;

/** A determinant as its sign, of complex matrices a number of modulus one, times e to the power of a real logarithm. */
public record LogDeterminant(Tensor sign, Tensor logarithm) {}
