/** Plans that XLA compiles and a PJRT device runs: traced functions as StableHLO modules, an executable for each sizes. */
@NullMarked
package dev.covector.lower.stablehlo.xla;

import org.jspecify.annotations.NullMarked;
