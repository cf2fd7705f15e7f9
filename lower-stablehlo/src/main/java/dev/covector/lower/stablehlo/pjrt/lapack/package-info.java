/** LAPACK for programs on the CPU: the custom calls that JAX writes, which XLA's CPU plugin lacks, run by OpenBLAS on XLA's memory. */
@NullMarked
package dev.covector.lower.stablehlo.pjrt.lapack;

import org.jspecify.annotations.NullMarked;
