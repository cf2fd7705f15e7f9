/** StableHLO text as functions: what the exporter writes is read back. */
@NullMarked
package dev.covector.lower.stablehlo.read;

import org.jspecify.annotations.NullMarked;
