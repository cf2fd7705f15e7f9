/** What happens to a function between tracing and running: simplification, fusion, lowering to a program of kernels. */
@NullMarked
package dev.covector.passes;

import org.jspecify.annotations.NullMarked;
