/** Plugins in processes of their own: one that dies is an error, and the next program gets a new process. */
@NullMarked
package dev.covector.lower.stablehlo.pjrt.child;

import org.jspecify.annotations.NullMarked;
