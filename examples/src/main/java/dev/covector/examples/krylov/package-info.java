/** A basis that grows inside a loop. */
@NullMarked
package dev.covector.examples.krylov;

import org.jspecify.annotations.NullMarked;
