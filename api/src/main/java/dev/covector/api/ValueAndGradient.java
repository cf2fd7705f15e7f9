package dev.covector.api;

import dev.covector.tracer.Tensor;

/** What a function gives at a point, and its gradient there in the structure of the argument. */
public record ValueAndGradient<P>(Tensor value, P gradient) {}
