/** The library ops of the CPU backend: products, factorisations, solves, running sums and scattered sums. */
@NullMarked
package dev.covector.codegen.jvm.routine;

import org.jspecify.annotations.NullMarked;
