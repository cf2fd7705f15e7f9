/** The IR as StableHLO text. */
@NullMarked
package dev.covector.lower.stablehlo;

import org.jspecify.annotations.NullMarked;
