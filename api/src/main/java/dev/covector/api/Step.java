package dev.covector.api;

/**
 * What one step of a scan gives.
 *
 * @param state what the next step gets
 * @param output one slice of what is stacked
 */
public record Step<S, Y>(S state, Y output) {}
