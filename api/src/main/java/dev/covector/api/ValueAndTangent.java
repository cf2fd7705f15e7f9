package dev.covector.api;

/** What a function gives at a point, and its derivative along a tangent; of an integer or bool result that is zero. */
public record ValueAndTangent<R>(R value, R tangent) {}
