/** Benches: the same work here and in JAX, PyTorch and NumPy, measured in one run and judged by what is demanded. */
@NullMarked
package dev.covector.bench;

import org.jspecify.annotations.NullMarked;
