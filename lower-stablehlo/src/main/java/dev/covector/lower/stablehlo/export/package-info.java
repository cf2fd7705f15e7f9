/** The library ops as StableHLO, each in its place; {@link dev.covector.lower.stablehlo.export.Exports} is their table. */
@NullMarked
package dev.covector.lower.stablehlo.export;

import org.jspecify.annotations.NullMarked;
