/**
 * A client of PJRT's C interface by {@code java.lang.foreign}: any plugin runs StableHLO on memory outside the Java heap, in row-major
 * order. Nothing here knows of tensors.
 */
@NullMarked
package dev.covector.lower.stablehlo.pjrt;

import org.jspecify.annotations.NullMarked;
