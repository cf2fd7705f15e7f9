package dev.covector.lower.stablehlo.read.syntax;

import org.jspecify.annotations.Nullable;

/**
 * Where something came from.
 *
 * @param text a name, or the file where there is a line
 * @param line zero where there is none
 * @param inner what a name is given to
 */
public record Location(String text, int line, @Nullable Location inner) {}
