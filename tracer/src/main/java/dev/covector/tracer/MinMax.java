package dev.covector.tracer;

/** The smallest and the largest elements, of one shape. */
public record MinMax(Tensor min, Tensor max) {}
