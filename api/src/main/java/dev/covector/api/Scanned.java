package dev.covector.api;

/**
 * What a scan gives.
 *
 * @param state the state after the last step
 * @param outputs the outputs of all steps, stacked
 */
public record Scanned<S, Y>(S state, Y outputs) {}
