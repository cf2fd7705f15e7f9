package dev.covector.oracles;

/** An operator's adapter, and what has to be allowed for in its records. */
public record Adapted(Adapter adapter, Allowance allowance) {}
