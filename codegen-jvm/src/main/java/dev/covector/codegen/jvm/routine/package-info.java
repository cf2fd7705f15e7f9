/** The library ops of the CPU backend: products, factorisations, solves, scans, sorting and scattering. */
@NullMarked
package dev.covector.codegen.jvm.routine;

import org.jspecify.annotations.NullMarked;
