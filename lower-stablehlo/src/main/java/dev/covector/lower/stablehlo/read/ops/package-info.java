/** The operations of StableHLO, a class for each family; {@link dev.covector.lower.stablehlo.read.ops.OpTable} joins their tables. */
@NullMarked
package dev.covector.lower.stablehlo.read.ops;

import org.jspecify.annotations.NullMarked;
