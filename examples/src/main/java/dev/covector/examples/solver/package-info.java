/** Solvers whose numbers of steps are data, within a gradient. */
@NullMarked
package dev.covector.examples.solver;

import org.jspecify.annotations.NullMarked;
