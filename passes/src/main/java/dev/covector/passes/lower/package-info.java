/** From a function to a program: which values share a kernel, what each kernel does, where every value is kept. */
@NullMarked
package dev.covector.passes.lower;

import org.jspecify.annotations.NullMarked;
