package dev.covector.tracer;

/** The mean of elements, and how far they are from it: their variance or standard deviation; of one shape. */
public record Moments(Tensor mean, Tensor spread) {}
