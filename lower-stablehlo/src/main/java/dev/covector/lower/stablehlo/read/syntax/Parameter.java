package dev.covector.lower.stablehlo.read.syntax;

import org.jspecify.annotations.Nullable;

/** A parameter of a function or of a region. */
public record Parameter(
        String name,
        Type type,
        Attributes attributes,
        @Nullable Location location,
        Place place) {}
