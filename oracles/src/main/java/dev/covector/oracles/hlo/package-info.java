/** Recorded programs run by others than the one who recorded them. */
@NullMarked
package dev.covector.oracles.hlo;

import org.jspecify.annotations.NullMarked;
