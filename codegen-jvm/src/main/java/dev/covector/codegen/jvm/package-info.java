/** The processor as a backend: compiled and interpreted kernels, and library routines. */
@NullMarked
package dev.covector.codegen.jvm;

import org.jspecify.annotations.NullMarked;
