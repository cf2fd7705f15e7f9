/** Kernels interpreted block by block: the code that answers before any is compiled, and the reference for it. */
@NullMarked
package dev.covector.codegen.jvm.interpret;

import org.jspecify.annotations.NullMarked;
