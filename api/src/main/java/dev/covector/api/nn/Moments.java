package dev.covector.api.nn;

import dev.covector.tracer.Tensor;

/** The mean and the variance of each channel; the variance is divided by the number of elements. */
public record Moments(Tensor mean, Tensor var) {}
